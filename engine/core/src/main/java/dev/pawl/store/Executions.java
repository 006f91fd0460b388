package dev.pawl.store;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.util.List;
import java.util.Optional;

/** Executions, for people and the API. Reads only, and never in the writer's way. */
public interface Executions {
    /** The execution of that ARN. */
    Optional<ExecutionRecord> find(String executionArn);

    /** Executions, newest start first, a page at a time. */
    List<ExecutionRecord> list(Query query);

    /** Visible events in the order of their ids, or the other way round. */
    List<HistoryEvent> history(long executionKey, HistoryRange range);

    /**
     * All that happened before an event, in order, what is never shown included: what folding an execution up to
     * there needs.
     *
     * @param beforeId
     *            id of a visible event
     * @param characters
     *            of stored text that are read at most
     * @return empty if it is more
     */
    Optional<List<HistoryEvent>> before(long executionKey, long beforeId, long characters);

    /** Forks of an execution, newest first, without input and output. */
    List<ExecutionRecord> forks(long originKey, int limit);

    /** How many executions of a machine run. */
    long countRunning(String stateMachineArn);

    /** How many executions run, whatever their machine. */
    long countRunning();

    /**
     * What to list.
     *
     * @param stateMachineArn
     *            of a machine, or of a version or an alias: then those that were started by it
     * @param afterKey
     *            the last execution of the page before
     */
    record Query(String stateMachineArn, Optional<ExecutionStatus> status, Optional<Long> afterKey, int limit) {}

    /**
     * Which events.
     *
     * @param fromId
     *            the first id of the page; for reverse order the highest, or {@link Long#MAX_VALUE}
     * @param bytes
     *            once events together are as large as this when they are shown, no further one is read
     */
    record HistoryRange(long fromId, int limit, boolean reverse, long bytes) {
        /** Events of any size. */
        public HistoryRange(long fromId, int limit, boolean reverse) {
            this(fromId, limit, reverse, Long.MAX_VALUE);
        }
    }
}
