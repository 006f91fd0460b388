package dev.pawl.dsl.jsonata;

import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Step;

/** A Fail state. */
public record FailStep(Draft draft) implements Step<Jsonata> {
    /** For people. */
    public FailStep comment(String comment) {
        return new FailStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public FailStep queryLanguage() {
        return new FailStep(draft.sayingItsLanguage());
    }

    /** The error's name. */
    public FailStep error(String error) {
        return error(Jsonata.value(error));
    }

    /** The error's name. */
    public FailStep error(Value<String> error) {
        return new FailStep(draft.with("Error", error.json()));
    }

    /** What happened, for people. */
    public FailStep cause(String cause) {
        return cause(Jsonata.value(cause));
    }

    /** What happened, for people. */
    public FailStep cause(Value<String> cause) {
        return new FailStep(draft.with("Cause", cause.json()));
    }
}
