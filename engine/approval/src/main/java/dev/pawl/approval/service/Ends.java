package dev.pawl.approval.service;

import dev.pawl.connector.Outcome;
import java.util.concurrent.CompletionStage;

/** Where the end of a task is brought: the engine's promises. */
@FunctionalInterface
public interface Ends {
    /** Completes once that is durable: false if the task does not wait (any more). Fails if it may work later. */
    CompletionStage<Boolean> keep(String token, Outcome end);
}
