package dev.pawl.dsl.jsonata;

import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Step;

/** A Succeed state. */
public record SucceedStep(Draft draft) implements Step<Jsonata> {
    /** For people. */
    public SucceedStep comment(String comment) {
        return new SucceedStep(Writing.comment(draft, comment));
    }

    /** What it gives, instead of its input. */
    public SucceedStep output(Value<?> output) {
        return new SucceedStep(Writing.output(draft, output));
    }
}
