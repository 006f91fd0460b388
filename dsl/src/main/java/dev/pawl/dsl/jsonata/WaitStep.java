package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.WholeSeconds;
import java.time.Duration;
import java.time.Instant;

/** A Wait state. */
public record WaitStep(Draft draft) implements Step<Jsonata> {
    /** A Wait state that does not know yet for what. */
    public record Open(Draft draft) {
        /** So long from the moment when it is entered, in whole seconds, at most 99,999,999. */
        public WaitStep duration(Duration duration) {
            return new WaitStep(draft.with("Seconds", LongNode.valueOf(WholeSeconds.of(duration, "Seconds"))));
        }

        /** So many seconds, a whole number. */
        public WaitStep seconds(Value<? extends Number> seconds) {
            return new WaitStep(draft.with("Seconds", seconds.json()));
        }

        /** Until that moment; one that has passed is over at once. */
        public WaitStep until(Instant moment) {
            return until(Jsonata.value(moment.toString()));
        }

        /** Until that moment, which is a text such as {@code 2026-03-01T12:00:00Z}. */
        public WaitStep until(String timestamp) {
            return until(Jsonata.value(timestamp));
        }

        /** Until that moment, which is a text such as {@code 2026-03-01T12:00:00Z}. */
        public WaitStep until(Value<?> timestamp) {
            return new WaitStep(draft.with("Timestamp", timestamp.json()));
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

    /** What it gives, instead of its input. */
    public WaitStep output(Value<?> output) {
        return new WaitStep(draft.with("Output", output.json()));
    }

    /** An Assign without variables, which does nothing. */
    public WaitStep assignNothing() {
        return new WaitStep(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public WaitStep assign(String variable, Value<?> value) {
        return new WaitStep(draft.withMember("Assign", variable, value.json()));
    }

    /** A variable that later states can read. */
    public <T> WaitStep assign(Variable<T> variable, Value<? extends T> value) {
        return assign(variable.name(), value);
    }

    /** A variable that later states can read. */
    public <T> WaitStep assign(Variable<T> variable, T literal) {
        return assign(variable.name(), Jsonata.value(literal));
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
