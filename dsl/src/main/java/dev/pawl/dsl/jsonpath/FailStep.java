package dev.pawl.dsl.jsonpath;

import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Step;

/** A Fail state. */
public record FailStep(Draft draft) implements Step<JsonPaths> {
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
        return new FailStep(draft.with("Error", error));
    }

    /** The error's name, from there. */
    public FailStep error(Dynamic<String> error) {
        return new FailStep(draft.with("ErrorPath", error.text()));
    }

    /** What happened, for people. */
    public FailStep cause(String cause) {
        return new FailStep(draft.with("Cause", cause));
    }

    /** What happened, for people, from there. */
    public FailStep cause(Dynamic<String> cause) {
        return new FailStep(draft.with("CausePath", cause.text()));
    }
}
