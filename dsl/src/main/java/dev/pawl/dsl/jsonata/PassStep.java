package dev.pawl.dsl.jsonata;

import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;

/** A Pass state. */
public record PassStep(Draft draft) implements Step<Jsonata> {
    /** For people. */
    public PassStep comment(String comment) {
        return new PassStep(Writing.comment(draft, comment));
    }

    /** What it gives, instead of its input. */
    public PassStep output(Value<?> output) {
        return new PassStep(Writing.output(draft, output));
    }

    /** A variable that later states can read. */
    public PassStep assign(String variable, Value<?> value) {
        return new PassStep(Writing.assign(draft, variable, value));
    }

    /** To the state of that name, instead of to the step that follows. */
    public PassStep next(String state) {
        return new PassStep(draft.leading(new Onward.To(state)));
    }

    /** Out of the flow, instead of to the step that follows. */
    public PassStep end() {
        return new PassStep(draft.leading(new Onward.End()));
    }
}
