package dev.pawl.engine;

import dev.pawl.connector.Outcome;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.runtime.ExecutionRuntime;
import dev.pawl.runtime.Outcomes;
import dev.pawl.runtime.Settlement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where a service brings the end of a task that it promised to
 * ({@link Outcome.Promised}). To bring it twice is harmless: the
 * second finds the task over.
 */
public final class Promises {
    private final ExecutionRuntime runtime;

    Promises(ExecutionRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Brings the end.
     *
     * @return completes once that is durable: true if the task had no outcome before, false if it had, or is not
     *         there (any more). Fails with UNAVAILABLE when it may work later.
     */
    public CompletionStage<Boolean> keep(String token, Outcome end) {
        Optional<TaskToken> read = TaskToken.decode(token);
        if (read.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        Trigger trigger = Outcomes.ended(read.get().scheduledEventId(), end);
        return runtime.keepPromise(read.get(), trigger).thenApply(settlement -> switch (settlement) {
            case Settlement.Done done -> true;
            case Settlement.TaskOver over -> false;
            case Settlement.ExecutionOver over -> false;
            case Settlement.NoExecution none -> false;
            case Settlement.NoTask none -> false;
            case Settlement other -> throw EngineException.unavailable(other.toString());
        });
    }
}
