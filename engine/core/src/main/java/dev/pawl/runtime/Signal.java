package dev.pawl.runtime;

import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.maprun.MapRunChanges;
import dev.pawl.maprun.MapRunEnd;
import dev.pawl.store.Lease;
import dev.pawl.store.NewExecution;
import java.util.Optional;

/** What lies in the mailbox of an execution. */
sealed interface Signal {
    /** Begin it; it is stored under its name. */
    record Begin(NewExecution execution) implements Signal {}

    /**
     * Begin an Express execution, of which no history is stored.
     *
     * @param kept
     *            whether its start is stored until it ends; otherwise the sender waits for its end
     * @param under
     *            the lease of whoever keeps it in mind instead, if somebody does
     */
    record BeginExpress(ExecutionInfo info, long machineRevisionKey, boolean kept, Optional<Lease> under,
            Optional<String> traceHeader)
            implements
                Signal {
        /** One that nobody traces. */
        BeginExpress(ExecutionInfo info, long machineRevisionKey, boolean kept, Optional<Lease> under) {
            this(info, machineRevisionKey, kept, under, Optional.empty());
        }
    }

    /** A trigger that needs no further check: an outcome, a stop. */
    record Tell(Trigger trigger) implements Signal {}

    /** The outcome of a call that another node began when the partition was its. */
    record Outcome(Trigger.ForTask trigger) implements Signal {}

    /** A timer came due. */
    record TimerDue(TimerKey timer) implements Signal {}

    /**
     * Somebody brings a task token back.
     *
     * @param kept
     *            whether it is the service that promised to; otherwise anybody who holds the token
     */
    record Callback(TaskToken token, Trigger trigger, boolean kept) implements Signal {}

    /** Somebody who holds a task token is alive. */
    record Beat(TaskToken token) implements Signal {}

    /** A worker asks for the task of an activity. */
    record Hand(long scheduledEventId, Optional<String> workerName) implements Signal {}

    /** Redrive it: run again what did not succeed. */
    record Redrive(String clientToken) implements Signal {}

    /** Run another revision of its machine from now on; only checked before if it may. */
    record Migrate(Migration to) implements Signal {}
    /** It, or a task of it (0 for itself), has its places under limits. */
    record Granted(long eventId) implements Signal {}

    /** It was held and may be free now. */
    record Release() implements Signal {}

    /** Take up what the execution had under way when a process, or its memory, was lost. */
    record Revive() implements Signal {}

    /**
     * One task in particular is to be taken up.
     *
     * @param again
     *            whether it may have run before
     */
    record Rerun(long scheduledEventId, boolean again) implements Signal {}

    /** It is sure that a task was cancelled. */
    record Cancelled(long scheduledEventId) implements Signal {}

    /** An execution that this one waits for has ended. */
    record ChildEnded(String childArn) implements Signal {}

    /** What lies in the mailbox of a map run, and nowhere else. */
    sealed interface ForMapRun extends Signal {}

    /** Begin it. */
    record StartMapRun(MapRunStart start) implements ForMapRun {}

    /** The execution of an item, or of a batch, has ended. */
    record ItemEnded(MapRunChanges.Ended child) implements ForMapRun {}

    /** The execution that it belongs to does not wait for it any more. */
    record StopMapRun() implements ForMapRun {}

    /** It goes on with what did not succeed. */
    record RedriveMapRun() implements ForMapRun {}

    /** Other limits from now on; those that are absent stay. */
    record LimitMapRun(MapRunLimits limits) implements ForMapRun {}

    /**
     * Items were read.
     *
     * @param by
     *            the reading that was asked
     */
    record ItemsRead(MapRunReading by, MapRunReading.Chunk chunk) implements ForMapRun {}

    /**
     * The results of all children were put together, or could not be.
     *
     * @param of
     *            the run as it was in memory then
     */
    record ResultsDone(MapRunLive of, MapRunEnd end, boolean exported) implements ForMapRun {}

    /** Deciding something broke, by a fault of ours: the run fails, because it must not hang. */
    record MapRunBroke(String what) implements ForMapRun {}

    /** Go on from what is stored. */
    record WakeMapRun() implements ForMapRun {}
}
