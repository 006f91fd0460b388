package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.WholeSeconds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A Wait state. */
public record WaitStep(Draft draft) implements Step<JsonPaths> {
    /** A Wait state that does not know yet for what. */
    public record Open(Draft draft) {
        /** So long from the moment when it is entered, in whole seconds, at most 99,999,999. */
        public WaitStep duration(Duration duration) {
            return new WaitStep(draft.with("Seconds", LongNode.valueOf(WholeSeconds.of(duration, "Seconds"))));
        }

        /** As many seconds as stand there, a whole number. */
        public WaitStep seconds(Path<? extends Number> seconds) {
            return new WaitStep(draft.with("SecondsPath", seconds.text()));
        }

        /** Until that moment; one that has passed is over at once. */
        public WaitStep until(Instant moment) {
            return until(moment.toString());
        }

        /** Until that moment, which is a text such as {@code 2026-03-01T12:00:00Z}. */
        public WaitStep until(String timestamp) {
            return new WaitStep(draft.with("Timestamp", timestamp));
        }

        /** Until the moment that stands there, a text such as {@code 2026-03-01T12:00:00Z}. */
        public WaitStep until(Path<?> timestamp) {
            return new WaitStep(draft.with("TimestampPath", timestamp.text()));
        }
    }

    /** For people. */
    public WaitStep comment(String comment) {
        return new WaitStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public WaitStep queryLanguage() {
        return new WaitStep(draft.sayingItsLanguage());
    }

    /** What of its input the state works on; all of it by default. */
    public WaitStep inputPath(String path) {
        return new WaitStep(draft.with("InputPath", path));
    }

    /** What of its input the state works on; all of it by default. */
    public WaitStep inputPath(Path<?> path) {
        return inputPath(path.text());
    }

    /** What of its input the state works on: none of it, the empty object. */
    public WaitStep inputPath(Nothing none) {
        return new WaitStep(draft.with("InputPath", NullNode.instance));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public WaitStep outputPath(String path) {
        return new WaitStep(draft.with("OutputPath", path));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public WaitStep outputPath(Path<?> path) {
        return outputPath(path.text());
    }

    /** What of all that goes on to the next state: none of it, the empty object. */
    public WaitStep outputPath(Nothing none) {
        return new WaitStep(draft.with("OutputPath", NullNode.instance));
    }

    /** An Assign without variables, which does nothing. */
    public WaitStep assignNothing() {
        return new WaitStep(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public WaitStep assign(String variable, Value<?> value) {
        return new WaitStep(Writing.assign(draft, variable, value));
    }

    /** A variable that later states can read. */
    public WaitStep assign(String variable, @Nullable Object literal) {
        return assign(variable, new Literal<>(Literals.of(literal)));
    }

    /** To the state of that name, instead of to the step that follows. */
    public WaitStep next(String state) {
        return new WaitStep(draft.leading(new Onward.To(state)));
    }

    /** Out of the flow, instead of to the step that follows. */
    public WaitStep end() {
        return new WaitStep(draft.leading(new Onward.End()));
    }
}
