package dev.pawl.dsl.jsonata;

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
        /** So long from the moment when it is entered, in whole seconds. */
        public WaitStep duration(Duration duration) {
            return new WaitStep(draft.with("Seconds", LongNode.valueOf(WholeSeconds.of(duration, "Seconds"))));
        }

        /** So many seconds. */
        public WaitStep seconds(Expr<? extends Number> seconds) {
            return new WaitStep(draft.with("Seconds", seconds.json()));
        }

        /** Until that moment. */
        public WaitStep until(Instant moment) {
            return new WaitStep(draft.with("Timestamp", Jsonata.value(moment.toString()).json()));
        }

        /** Until that moment, which is a text in ISO 8601. */
        public WaitStep until(Value<String> timestamp) {
            return new WaitStep(draft.with("Timestamp", timestamp.json()));
        }
    }

    /** For people. */
    public WaitStep comment(String comment) {
        return new WaitStep(Writing.comment(draft, comment));
    }

    /** What it gives, instead of its input. */
    public WaitStep output(Value<?> output) {
        return new WaitStep(Writing.output(draft, output));
    }

    /** A variable that later states can read. */
    public WaitStep assign(String variable, Value<?> value) {
        return new WaitStep(Writing.assign(draft, variable, value));
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
