package dev.pawl.connector.function;

import java.util.concurrent.CompletableFuture;

/**
 * One way to run functions. The connector asks its runtimes in order, and the first that has the function
 * runs it.
 */
sealed interface FunctionRuntime extends AutoCloseable permits InProcessRuntime, LocalRuntime, EndpointRuntime {
    /** Whether it can call that function; one that cannot know says yes. */
    boolean has(FunctionName function);

    /** Calls it. The future never fails; cancelling it stops the call. */
    CompletableFuture<Answer> invoke(Invocation invocation);

    @Override
    void close();
}
