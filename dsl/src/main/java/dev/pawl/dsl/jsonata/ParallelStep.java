package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.Steps;
import dev.pawl.dsl.jsonpath.JsonPaths;
import java.util.List;

/**
 * A Parallel state. Its result is an array: what each branch gave, in their order.
 *
 * @param <L>
 *            the query language of machines that may hold it: JSONPath, if one of its branches has states of
 *            that
 */
public record ParallelStep<L extends Language>(Draft draft) implements Step<L> {
    /** For people. */
    public ParallelStep<L> comment(String comment) {
        return with(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public ParallelStep<L> queryLanguage() {
        return with(draft.sayingItsLanguage());
    }

    /** One more branch. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ParallelStep<L> branch(Step<Jsonata>... steps) {
        return branch(Jsonata.steps(steps));
    }

    /** One more branch. */
    public ParallelStep<L> branch(Steps<Jsonata> steps) {
        return with(draft.withFlow("Branches", steps));
    }

    /** One more branch that has states in JSONPath, too; only machines in JSONPath can hold it. */
    public ParallelStep<JsonPaths> mixedBranch(Steps<JsonPaths> steps) {
        return new ParallelStep<>(draft.withFlow("Branches", steps));
    }

    /** What every branch gets, instead of the state's input. */
    public ParallelStep<L> arguments(Value<?> arguments) {
        return with(draft.with("Arguments", arguments.json()));
    }

    /** What it gives, instead of the array of results. */
    public ParallelStep<L> output(Value<?> output) {
        return with(draft.with("Output", output.json()));
    }

    /** An Assign without variables, which does nothing. */
    public ParallelStep<L> assignNothing() {
        return with(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public ParallelStep<L> assign(String variable, Value<?> value) {
        return with(draft.withMember("Assign", variable, value.json()));
    }

    /** A variable that later states can read. */
    public <T> ParallelStep<L> assign(Variable<T> variable, Value<? extends T> value) {
        return assign(variable.name(), value);
    }

    /** A variable that later states can read. */
    public <T> ParallelStep<L> assign(Variable<T> variable, T literal) {
        return assign(variable.name(), Jsonata.value(literal));
    }

    /**
     * What to do about those errors: {@code .on("Busy").retry(times(3))}, {@code .on("Gone").goTo("Order")}.
     * Retriers
     * and catchers are asked in the order in which they are written.
     */
    public OnError<ParallelStep<L>> on(String... errors) {
        return new OnError<>(draft, List.of(errors), this::with);
    }

    /** What to do about all errors that can be handled. */
    public OnError<ParallelStep<L>> onAnyError() {
        return on(Errors.ALL);
    }

    /** To the state of that name, instead of to the step that follows. */
    public ParallelStep<L> next(String state) {
        return with(draft.leading(new Onward.To(state)));
    }

    /** Out of the flow, instead of to the step that follows. */
    public ParallelStep<L> end() {
        return with(draft.leading(new Onward.End()));
    }

    private ParallelStep<L> with(Draft more) {
        return new ParallelStep<>(more);
    }
}
