package dev.pawl.store;

import dev.pawl.interpreter.model.ExecutionInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Asynchronous Express executions: all that is kept of one is its start, until it ends. */
public interface ExpressStarts {
    /** Keeps a start; durable when the stage completes. */
    CompletionStage<Void> put(Lease lease, Start start);

    /** Forgets a start, because the execution has ended. */
    CompletionStage<Void> remove(Lease lease, String executionArn);

    /** Starts of a partition that have not ended, to be run again. */
    List<Start> all(int partition, Optional<String> afterArn, int limit);

    /** A start. */
    record Start(ExecutionInfo info, long machineRevisionKey) {}
}
