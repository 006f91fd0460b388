package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;

/** A Pass state. */
public record PassStep(Draft draft) implements Step<Jsonata> {
    /** For people. */
    public PassStep comment(String comment) {
        return new PassStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public PassStep queryLanguage() {
        return new PassStep(draft.sayingItsLanguage());
    }

    /** What it gives, instead of its input. */
    public PassStep output(Value<?> output) {
        return new PassStep(draft.with("Output", output.json()));
    }

    /** An Assign without variables, which does nothing. */
    public PassStep assignNothing() {
        return new PassStep(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public PassStep assign(String variable, Value<?> value) {
        return new PassStep(draft.withMember("Assign", variable, value.json()));
    }

    /** A variable that later states can read. */
    public <T> PassStep assign(Variable<T> variable, Value<? extends T> value) {
        return assign(variable.name(), value);
    }

    /** A variable that later states can read. */
    public <T> PassStep assign(Variable<T> variable, T literal) {
        return assign(variable.name(), Jsonata.value(literal));
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
