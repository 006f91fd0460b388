package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.Steps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Parallel state. Its result is an array: what each branch gave, in their order. */
public record ParallelStep(Draft draft) implements Step<JsonPaths> {
    /** For people. */
    public ParallelStep comment(String comment) {
        return new ParallelStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public ParallelStep queryLanguage() {
        return new ParallelStep(draft.sayingItsLanguage());
    }

    /** One more branch. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ParallelStep branch(Step<? extends Language>... steps) {
        return branch(JsonPaths.steps(steps));
    }

    /** One more branch. */
    public ParallelStep branch(Steps<? extends Language> steps) {
        return new ParallelStep(draft.withFlow("Branches", steps));
    }

    /** What of its input the state works on; all of it by default. */
    public ParallelStep inputPath(String path) {
        return new ParallelStep(draft.with("InputPath", path));
    }

    /** What of its input the state works on; all of it by default. */
    public ParallelStep inputPath(Path<?> path) {
        return inputPath(path.text());
    }

    /** What of its input the state works on: none of it, the empty object. */
    public ParallelStep inputPath(Nothing none) {
        return new ParallelStep(draft.with("InputPath", NullNode.instance));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public ParallelStep outputPath(String path) {
        return new ParallelStep(draft.with("OutputPath", path));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public ParallelStep outputPath(Path<?> path) {
        return outputPath(path.text());
    }

    /** What of all that goes on to the next state: none of it, the empty object. */
    public ParallelStep outputPath(Nothing none) {
        return new ParallelStep(draft.with("OutputPath", NullNode.instance));
    }

    /** What every branch gets, instead of its input. */
    public ParallelStep parameters(Template<?> parameters) {
        return new ParallelStep(draft.with("Parameters", parameters.json()));
    }

    /** What is made of the array of results, which {@code $} stands for here. */
    public ParallelStep resultSelector(Template<?> selector) {
        return new ParallelStep(draft.with("ResultSelector", selector.json()));
    }

    /** Where in the input the result is put; it replaces the input by default. */
    public ParallelStep resultPath(String path) {
        return new ParallelStep(draft.with("ResultPath", path));
    }

    /** Where in the input the result is put; it replaces the input by default. */
    public ParallelStep resultPath(Path<?> path) {
        return resultPath(path.text());
    }

    /** The result is dropped, and the input goes on. */
    public ParallelStep resultPath(Nothing discard) {
        return new ParallelStep(draft.with("ResultPath", NullNode.instance));
    }

    /** An Assign without variables, which does nothing. */
    public ParallelStep assignNothing() {
        return new ParallelStep(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public ParallelStep assign(String variable, Value<?> value) {
        return new ParallelStep(Writing.assign(draft, variable, value));
    }

    /** A variable that later states can read. */
    public ParallelStep assign(String variable, @Nullable Object literal) {
        return assign(variable, new Literal<>(Literals.of(literal)));
    }

    /**
     * What to do about those errors: {@code .on("Busy").retry(times(3))}, {@code .on("Gone").goTo("Order")}.
     * Retriers
     * and catchers are asked in the order in which they are written.
     */
    public OnError<ParallelStep> on(String... errors) {
        return new OnError<>(draft, List.of(errors), ParallelStep::new);
    }

    /** What to do about all errors that can be handled. */
    public OnError<ParallelStep> onAnyError() {
        return on(Errors.ALL);
    }

    /** To the state of that name, instead of to the step that follows. */
    public ParallelStep next(String state) {
        return new ParallelStep(draft.leading(new Onward.To(state)));
    }

    /** Out of the flow, instead of to the step that follows. */
    public ParallelStep end() {
        return new ParallelStep(draft.leading(new Onward.End()));
    }
}
