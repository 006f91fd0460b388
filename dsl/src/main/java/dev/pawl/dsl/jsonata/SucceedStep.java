package dev.pawl.dsl.jsonata;

import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Step;

/** A Succeed state. */
public record SucceedStep(Draft draft) implements Step<Jsonata> {
    /** For people. */
    public SucceedStep comment(String comment) {
        return new SucceedStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public SucceedStep queryLanguage() {
        return new SucceedStep(draft.sayingItsLanguage());
    }

    /** What it gives, instead of its input. */
    public SucceedStep output(Value<?> output) {
        return new SucceedStep(draft.with("Output", output.json()));
    }
}
