package dev.pawl.connector.function.process;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A call that waits for a process.
 *
 * @param granted
 *            completes with a warm process, or empty: it may start one
 */
record Waiting(Deployment deployment, CompletableFuture<Optional<FunctionProcess>> granted) {
    Waiting(Deployment deployment) {
        this(deployment, new CompletableFuture<>());
    }
}
