package dev.pawl.embedded;

import org.jspecify.annotations.Nullable;

/** A function that state machines call. Each call has a virtual thread of its own, so it may block. */
@FunctionalInterface
public interface PawlFunction<I, O> {
    /**
     * Does the work.
     *
     * @return the task's result; nothing is JSON null
     * @throws Exception
     *             to fail with the simple name of the exception's class, or its {@link ErrorName}
     */
    @Nullable O apply(I input) throws Exception;

    /** The same for a function that wants to know about its call. */
    @FunctionalInterface
    interface WithCall<I, O> {
        /** As {@link PawlFunction#apply}. */
        @Nullable O apply(I input, FunctionCall call) throws Exception;
    }

    /** The same for an activity's worker, which can say that it is still at work. */
    @FunctionalInterface
    interface WithTask<I, O> {
        /** As {@link PawlFunction#apply}. */
        @Nullable O apply(I input, ActivityTask task) throws Exception;
    }
}
