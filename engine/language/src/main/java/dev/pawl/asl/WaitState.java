package dev.pawl.asl;

/** Waits for a while, or for a moment. */
public record WaitState(StateInfo info, DataFlow data, Transition transition, Until until) implements State {
    /** What the state waits for. */
    public sealed interface Until {
        /** So many seconds, from the moment the state was entered. */
        record Seconds(NumberField seconds) implements Until {}

        /** A moment in ISO 8601; one that has passed is over at once. */
        record Timestamp(TextField timestamp) implements Until {}
    }
}
