package dev.pawl.store;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Removes ended executions with all that belongs to them. An execution is gone for everybody in one
 * transaction; what is left of a large one is removed in parts afterwards, also by whoever comes after a
 * crash.
 */
public interface Removals {
    /** Ended executions of a partition, the oldest end first; children of map runs go with their parents. */
    List<Candidate> ended(int partition, After after, Instant before, int limit);

    /**
     * The oldest ended executions in a partition of a machine of which only so many, in all partitions, stay.
     */
    List<Candidate> surplus(String stateMachineArn, int partition, long keep, int limit);

    /**
     * Removes those of these executions that have ended and that nothing holds, in one transaction that is
     * shared with appends. The stage completes exceptionally if the lease is over or nothing could be written.
     */
    CompletionStage<Removed> remove(Lease lease, List<Long> executions);

    /** Goes on with what is left of large executions of the lease's partition. */
    CompletionStage<Removed> rest(Lease lease, int rows);

    /**
     * Deletes definitions that neither a machine, a version nor an execution refers to, and machines that are
     * gone and of which nothing is left.
     *
     * @param before
     *            only definitions from before that moment
     * @return how many it deleted
     */
    int forgetDefinitions(Instant before, int atMost);

    /** All events of an execution, visible and internal. */
    List<HistoryEvent> events(long executionKey);

    /** Executions with all events, in any order; those that are there. Asked for a few at a time. */
    List<Whole> whole(List<Long> executionKeys);

    /**
     * All of an execution.
     *
     * @param events
     *            visible and internal
     */
    record Whole(ExecutionRecord execution, List<HistoryEvent> events) {}

    /** Where a list of candidates goes on. */
    record After(Instant stoppedAt, long key) {
        /** Before all. */
        public static final After NOTHING = new After(Instant.EPOCH, -1);
    }

    /**
     * An ended execution.
     *
     * @param transitions
     *            of how many rows its history consists
     * @param parent
     *            who started it, as it is stored
     */
    record Candidate(long key, String arn, String stateMachineArn, ExecutionStatus status, Instant stoppedAt,
            long transitions, Optional<String> parent) {
        /** Where a list goes on behind it. */
        public After after() {
            return new After(stoppedAt, key);
        }
    }

    /**
     * What was removed.
     *
     * @param executions
     *            keys of those that are gone now
     * @param rows
     *            how many rows were deleted for it
     * @param more
     *            whether parts of large ones are left
     * @param nanos
     *            how long it held the writer up
     */
    record Removed(List<Long> executions, long rows, boolean more, long nanos) {}
}
