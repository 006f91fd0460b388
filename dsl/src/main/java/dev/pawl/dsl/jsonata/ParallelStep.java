package dev.pawl.dsl.jsonata;

import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.Steps;
import java.util.List;

/** A Parallel state. Its result is an array: what each branch gave, in their order. */
public record ParallelStep(Draft draft) implements Step<Jsonata> {
    /** For people. */
    public ParallelStep comment(String comment) {
        return new ParallelStep(Writing.comment(draft, comment));
    }

    /** One more branch. */
    @SafeVarargs
    public final ParallelStep branch(Step<Jsonata>... steps) {
        return branch(Jsonata.steps(steps));
    }

    /** One more branch. */
    public ParallelStep branch(Steps<Jsonata> steps) {
        return new ParallelStep(draft.withFlow("Branches", steps));
    }

    /** What every branch gets, instead of the state's input. */
    public ParallelStep arguments(Value<?> arguments) {
        return new ParallelStep(Writing.arguments(draft, arguments));
    }

    /** What the state gives, instead of the array of results. */
    public ParallelStep output(Value<?> output) {
        return new ParallelStep(Writing.output(draft, output));
    }

    /** A variable that later states can read. */
    public ParallelStep assign(String variable, Value<?> value) {
        return new ParallelStep(Writing.assign(draft, variable, value));
    }

    /** What to do about those errors. */
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
