package dev.pawl.store;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExecutionLog.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Map runs and their children: a row for each, changed in the same transactions as executions. */
public interface MapRuns {
    /**
     * Writes one change of one map run, as {@link ExecutionLog#append} does: the answer is
     * {@code Appended} with the run's key, {@code Conflict}, {@code Fenced} or {@code Failed}.
     */
    CompletionStage<AppendResult> append(Change change);

    /** The map run of that ARN. */
    Optional<MapRunRecord> find(String mapRunArn);

    /** Map runs of an execution, newest first, a page at a time. */
    List<MapRunRecord> of(String executionArn, Optional<Long> afterKey, int limit);

    /** ARNs of the runs of a partition that have not ended, by key. */
    List<Running> running(int partition, long afterKey, int limit);

    /** Children of a run in the order of their indexes, or the other way round. */
    List<Item> items(long mapRunKey, ItemQuery query);

    /** A run that has not ended. */
    record Running(long key, String arn) {}

    /**
     * Which children.
     *
     * @param from
     *            the first index; with reverse order the highest
     * @param statuses
     *            only these; all if empty
     */
    record ItemQuery(int from, boolean reverse, List<ExecutionStatus> statuses, int limit) {
        /** All from an index on. */
        public static ItemQuery from(int index, int limit) {
            return new ItemQuery(index, false, List.of(), limit);
        }
    }

    /**
     * One change.
     *
     * @param lease
     *            by which right
     * @param target
     *            which run
     * @param sequence
     *            number of this change in the run: 0 for the first, then counting up
     * @param row
     *            how the run stands afterwards
     * @param begun
     *            children that begin, or begin anew
     * @param ended
     *            children that have ended
     * @param messages
     *            to executions, stored with their cause
     * @param received
     *            messages of the run's inbox that are now dealt with
     */
    record Change(Lease lease, Target target, long sequence, Row row, List<Begun> begun, List<Ended> ended,
            List<Message> messages, List<Long> received) {}

    /** Which run. */
    sealed interface Target {
        /** One that begins. */
        record Begin(NewMapRun run) implements Target {}

        /** One that is there. */
        record Existing(long key) implements Target {}
    }

    /**
     * A run that begins.
     *
     * @param plan
     *            what is fixed
     */
    record NewMapRun(String arn, String executionArn, Instant startedAt, Payload plan) {}

    /**
     * How a run stands.
     *
     * @param progress
     *            how far it is
     */
    record Row(ExecutionStatus status, Optional<Instant> stoppedAt, int redriveCount, Optional<Instant> redrivenAt,
            Payload progress) {}

    /**
     * A child begins.
     *
     * @param size
     *            how many items it has
     * @param input
     *            kept only if nothing else keeps it
     */
    record Begun(int index, int size, Instant at, Optional<Payload> input) {}

    /** A child has ended. */
    record Ended(int index, ExecutionStatus status, Instant at, Optional<Payload> output, Failure failure) {}

    /** A map run. */
    record MapRunRecord(long key, int partition, String arn, String executionArn, Instant startedAt, Payload plan,
            long sequence, Row row) {}

    /** A child as it stands. */
    record Item(int index, int size, ExecutionStatus status, Instant startedAt, Optional<Instant> stoppedAt,
            Optional<Payload> input, Optional<Payload> output, Failure failure) {}
}
