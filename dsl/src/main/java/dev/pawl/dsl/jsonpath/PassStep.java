package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import org.jspecify.annotations.Nullable;

/** A Pass state. */
public record PassStep(Draft draft) implements Step<JsonPaths> {
    /** For people. */
    public PassStep comment(String comment) {
        return new PassStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public PassStep queryLanguage() {
        return new PassStep(draft.sayingItsLanguage());
    }

    /** What of its input the state works on; all of it by default. */
    public PassStep inputPath(String path) {
        return new PassStep(draft.with("InputPath", path));
    }

    /** What of its input the state works on; all of it by default. */
    public PassStep inputPath(Path<?> path) {
        return inputPath(path.text());
    }

    /** What of its input the state works on: none of it, the empty object. */
    public PassStep inputPath(Nothing none) {
        return new PassStep(draft.with("InputPath", NullNode.instance));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public PassStep outputPath(String path) {
        return new PassStep(draft.with("OutputPath", path));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public PassStep outputPath(Path<?> path) {
        return outputPath(path.text());
    }

    /** What of all that goes on to the next state: none of it, the empty object. */
    public PassStep outputPath(Nothing none) {
        return new PassStep(draft.with("OutputPath", NullNode.instance));
    }

    /** What it passes on, instead of its input. */
    public PassStep parameters(Template<?> parameters) {
        return new PassStep(draft.with("Parameters", parameters.json()));
    }

    /**
     * What it gives, as it is: nothing in it is taken for a path.
     *
     * @throws IllegalArgumentException
     *             if Jackson cannot write it
     */
    public PassStep result(@Nullable Object result) {
        return new PassStep(draft.with("Result", Literals.of(result)));
    }

    /** The same, written with the DSL. Nothing is found in it when the state runs. */
    public PassStep result(Template<?> result) {
        return new PassStep(draft.with("Result", result.json()));
    }

    /** Where in the input the result is put; it replaces the input by default. */
    public PassStep resultPath(String path) {
        return new PassStep(draft.with("ResultPath", path));
    }

    /** Where in the input the result is put; it replaces the input by default. */
    public PassStep resultPath(Path<?> path) {
        return resultPath(path.text());
    }

    /** The result is dropped, and the input goes on. */
    public PassStep resultPath(Nothing discard) {
        return new PassStep(draft.with("ResultPath", NullNode.instance));
    }

    /** An Assign without variables, which does nothing. */
    public PassStep assignNothing() {
        return new PassStep(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public PassStep assign(String variable, Value<?> value) {
        return new PassStep(Writing.assign(draft, variable, value));
    }

    /** A variable that later states can read. */
    public PassStep assign(String variable, @Nullable Object literal) {
        return assign(variable, new Literal<>(Literals.of(literal)));
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
