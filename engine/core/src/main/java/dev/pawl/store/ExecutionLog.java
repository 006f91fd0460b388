package dev.pawl.store;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where executions are written, many in one transaction, and folded from. */
public interface ExecutionLog {
    /**
     * Writes one decision of one execution. Appends of many executions share a transaction; each has its own
     * result, and a
     * refused one changes nothing and does not disturb its neighbours. The stage completes once the result is
     * durable; it
     * never completes exceptionally.
     */
    CompletionStage<AppendResult> append(Append append);

    /** All that folding an execution needs; empty if there is none of that ARN. */
    Optional<Stored> load(String executionArn);

    /**
     * One decision to write.
     *
     * @param lease
     *            by which right
     * @param target
     *            which execution
     * @param sequence
     *            number of this row in the execution: 0 for the first, then counting up; a number that is taken
     *            is a
     *            conflict
     * @param events
     *            what happened, visible and internal; may be empty if only the rest changes
     * @param ending
     *            present if the execution ends
     * @param timers
     *            timers set and cleared
     * @param work
     *            tasks handed out and taken back
     * @param messages
     *            to other executions, stored with their cause
     * @param received
     *            messages of this execution's inbox that are now dealt with
     * @param snapshot
     *            the state after these events, if it is time to leave one behind
     * @param redriven
     *            present if the execution was redriven; it may have ended again since
     * @param migrated
     *            present if the execution runs another revision from now on: its row as it is then
     */
    record Append(Lease lease, Target target, long sequence, List<HistoryEvent> events, Optional<Ending> ending,
            List<TimerChange> timers, List<WorkChange> work, List<Message> messages, List<Long> received,
            Optional<Snapshot> snapshot, Optional<Redriven> redriven, Optional<NewExecution> migrated,
            List<ClaimChange> claims) {}

    /** Which execution. */
    sealed interface Target {
        /** One that begins: its name is taken from now on. */
        record Begin(NewExecution execution) implements Target {}

        /** One that is there. */
        record Existing(long executionKey) implements Target {}
    }

    /** How an execution ends. */
    record Ending(ExecutionStatus status, Instant stoppedAt, Optional<Payload> output, Failure failure) {}

    /** An execution that had ended runs again: nothing is left of its end. */
    record Redriven(int count, Instant at) {}

    /** A timer set (perhaps anew) or cleared. */
    sealed interface TimerChange {
        /** Fires at that moment. */
        record Set(TimerKey timer, Instant due) implements TimerChange {}

        /** Does not fire any more. */
        record Clear(TimerKey timer) implements TimerChange {}
    }

    /** A task that is outstanding, or no longer. */
    sealed interface WorkChange {
        /** Id of the event that scheduled the task. */
        long scheduledEventId();

        /** Put down or replaced. */
        record Put(WorkItem.Phase phase, long scheduledEventId, String resource, Optional<Payload> handle)
                implements
                    WorkChange {}

        /** Done: its outcome, or the confirmation that it was cancelled, is stored. */
        record Remove(long scheduledEventId) implements WorkChange {}
    }

    /** A claim on places under limits that belongs to an execution, or to one of its tasks, or no longer. */
    sealed interface ClaimChange {
        /** What was reserved for the execution is its own; if nothing was, the append is a conflict. */
        record Tie(String arn) implements ClaimChange {}

        /** A task waits for places, one after the other. */
        record Wait(String arn, long eventId, List<Claims.Place> places) implements ClaimChange {}

        /** A task needs none any more. */
        record Free(String arn, long eventId) implements ClaimChange {}

        /** The execution needs none any more, nor do its tasks. */
        record FreeAll(String arn) implements ClaimChange {}
    }

    /**
     * Something to tell an execution, perhaps in another partition. It lies in the receiver's inbox until the
     * receiver has
     * dealt with it.
     *
     * @param receiverArn
     *            decides the partition
     * @param body
     *            what it says
     */
    record Message(String receiverArn, Payload body) {}

    /**
     * A state that was left behind so that folding need not begin at the first event. It may be thrown away.
     *
     * @param version
     *            of the form
     */
    record Snapshot(int version, Payload state) {}

    /** What came of an append. */
    sealed interface AppendResult {
        /**
         * It is durable.
         *
         * @param executionKey
         *            the store's own name of the execution
         * @param position
         *            of the commit in its partition: without gaps, counting up
         * @param messageIds
         *            ids of the messages, in their order
         */
        record Appended(long executionKey, long position, List<Long> messageIds) implements AppendResult {}

        /** An execution of that ARN exists already; nothing was changed. */
        record NameTaken(ExecutionRecord existing) implements AppendResult {}

        /** Somebody has written that row already; the state in memory is stale. */
        record Conflict() implements AppendResult {}

        /** The lease is over; nothing of that partition may stay in memory. */
        record Fenced() implements AppendResult {}

        /** The store could not write; it is unknown whether it is durable only if the message says so. */
        record Failed(String message, Throwable cause) implements AppendResult {}
    }

    /**
     * All that folding needs.
     *
     * @param execution
     *            its row
     * @param definition
     *            text of the definition that it runs
     * @param snapshot
     *            the newest one, if there is one
     * @param events
     *            all events, or those after the snapshot
     * @param nextSequence
     *            number of the next row
     */
    record Stored(ExecutionRecord execution, String definition, Optional<Snapshot> snapshot,
            List<HistoryEvent> events, long nextSequence) {}
}
