package dev.pawl.connector.function;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Functions that a program declares after its engine has begun: a task that was outstanding before may call
 * one of them
 * sooner than that.
 */
@FunctionalInterface
public interface LateFunctions {
    /** Whatever is not declared is not there. */
    LateFunctions NONE = (function, executionArn) -> Optional.empty();

    /**
     * Whether a call waits.
     *
     * @return a stage that completes, in whatever way, when the function is to be looked for again; empty if it
     *         is not
     *         waited for
     */
    Optional<CompletionStage<Void>> expected(String function, String executionArn);
}
