package dev.pawl.testkit.coverage;

import java.util.List;

/** Something of a definition that a test can cover. */
public sealed interface Target {
    /** The state that it belongs to. */
    String state();

    /** What it is counted as. */
    default Kind kind() {
        return switch (this) {
            case Entered t -> Kind.STATES;
            case Rule t -> Kind.CHOICES;
            case Default t -> Kind.CHOICES;
            case Retried t -> Kind.RETRIES;
            case Exhausted t -> Kind.RETRIES;
            case Caught t -> Kind.CATCHES;
        };
    }

    /** Where it stands in the state's own object, such as {@code /Choices[1]}. */
    default String field() {
        return switch (this) {
            case Entered t -> "";
            case Rule t -> "/Choices[" + t.index + "]";
            case Default t -> "/Default";
            case Retried t -> "/Retry[" + t.index + "]";
            case Exhausted t -> "/Retry[" + t.index + "]";
            case Caught t -> "/Catch[" + t.index + "]";
        };
    }

    /** In words, without the state. */
    default String words() {
        return switch (this) {
            case Entered t -> "entered";
            case Rule t -> "rule " + (t.index + 1) + " → " + t.next;
            case Default t -> "default → " + t.next;
            case Retried t -> "retrier " + (t.index + 1) + " (" + String.join(", ", t.errors) + ") tried again";
            case Exhausted t -> "retrier " + (t.index + 1) + " (" + String.join(", ", t.errors) + ") used up";
            case Caught t ->
                "catcher " + (t.index + 1) + " (" + String.join(", ", t.errors) + ") → " + t.next;
        };
    }

    /** What is counted by itself. */
    enum Kind {
        STATES("states"), CHOICES("choices"), RETRIES("retries"), CATCHES("catches");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As options and reports write it. */
        public String text() {
            return text;
        }
    }

    /** The state was entered. */
    record Entered(String state) implements Target {}

    /** A rule of a Choice held, and was the first that did. */
    record Rule(String state, int index, String next) implements Target {}

    /** No rule of a Choice held. */
    record Default(String state, String next) implements Target {}

    /** A retrier had the state tried again. */
    record Retried(String state, int index, List<String> errors) implements Target {}

    /** A retrier took an error, but had no attempt left. */
    record Exhausted(String state, int index, List<String> errors) implements Target {}

    /** A catcher led elsewhere. */
    record Caught(String state, int index, List<String> errors, String next) implements Target {}
}
