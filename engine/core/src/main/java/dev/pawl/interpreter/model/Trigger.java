package dev.pawl.interpreter.model;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import java.time.Duration;
import java.util.Optional;

/** What comes in and may move an execution. One that no longer fits the state is ignored. */
public sealed interface Trigger {
    /** The execution begins. */
    record StartRequested() implements Trigger {}

    /** A decision that yielded goes on. */
    record Continue() implements Trigger {}

    /** Triggers for one attempt at a task. */
    sealed interface ForTask extends Trigger {
        /** Id of the event that scheduled it. */
        long scheduledEventId();
    }

    /** A worker took the task, or the call has lasted longer than a moment. */
    record TaskStarted(long scheduledEventId, Optional<String> workerName) implements ForTask {}

    /**
     * The service has accepted the task.
     *
     * @param output
     *            its answer
     * @param handle
     *            how the work is found again
     */
    record TaskSubmitted(long scheduledEventId, Payload output, Optional<Payload> handle) implements ForTask {}

    /** The task is done. */
    record TaskSucceeded(long scheduledEventId, Payload output) implements ForTask {}

    /**
     * The task failed.
     *
     * @param notBefore
     *            how long the service asks to be left alone
     */
    record TaskFailed(long scheduledEventId, Event.TaskFailed.Phase phase, Failure failure,
            Optional<Duration> notBefore) implements ForTask {
        /** The task failed, and may be tried again at once. */
        public TaskFailed(long scheduledEventId, Event.TaskFailed.Phase phase, Failure failure) {
            this(scheduledEventId, phase, failure, Optional.empty());
        }
    }

    /** The service itself says that the task ran out of time. */
    record TaskTimedOut(long scheduledEventId, Failure failure) implements ForTask {}

    /**
     * A map run has ended.
     *
     * @param mapRunArn
     *            names it
     * @param output
     *            the Map's result, if it succeeded
     */
    record MapRunEnded(String mapRunArn, Optional<Payload> output, Failure failure) implements Trigger {}

    /** A timer came due. */
    record TimerFired(TimerKey timer) implements Trigger {}

    /** Deciding another trigger broke, by a fault of ours: the execution fails, because it must not hang. */
    record Broke(String what) implements Trigger {}

    /** Somebody redrives an execution that did not succeed; whether that may be was asked before. */
    record RedriveRequested(String clientToken) implements Trigger {}

    /**
     * The execution is a fork, and has the events of its original before the state in which it goes on.
     *
     * @param fork
     *            where and with what
     */
    record ForkRequested(Fork fork) implements Trigger {}

    /** The execution runs another revision of its machine from now on; whether that may be was asked before. */
    record MigrationRequested(long fromRevision, long toRevision) implements Trigger {}

    /** Somebody stops the execution. */
    record StopRequested(Failure failure) implements Trigger {}
}
