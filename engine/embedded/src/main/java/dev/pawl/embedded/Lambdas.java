package dev.pawl.embedded;

import dev.pawl.engine.TaskTokens;
import org.jspecify.annotations.Nullable;

/** Gives lambdas the types that Java forgets. */
final class Lambdas {
    private Lambdas() {}

    /** A function of what its input is read as. */
    static <I, O> RecordFunction function(String name, Class<I> input, PawlFunction.WithCall<I, O> body) {
        return RecordFunction.of(name, input, Values.STANDARD, (given, call) -> body.apply(cast(given), call));
    }

    /** What a worker does with a task. */
    static <I, O> Worker.Body work(String activity, Class<I> input, PawlFunction.WithTask<I, O> body,
            TaskTokens tasks) {
        Values values = Values.STANDARD;
        return task -> {
            I given = values.read(task.input().value(), input, "the input of activity " + activity);
            return values.text(body.apply(given, new ActivityTask(task.token(), tasks)),
                    "the output of activity " + activity);
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // it was read as that; JSON null is
                                                                                 // null
    private static <I> I cast(@Nullable Object given) {
        return (I) given;
    }
}
