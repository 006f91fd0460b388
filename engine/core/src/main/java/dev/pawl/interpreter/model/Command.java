package dev.pawl.interpreter.model;

import dev.pawl.arn.ExecutionArn;
import dev.pawl.asl.TaskResource;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;

/** Work to do once the events are stored. It may be done twice. */
public sealed interface Command {
    /** No timer runs for longer: AWS's largest number of seconds, about three years. */
    long LONGEST_DELAY_SECONDS = 99_999_999;

    /**
     * Have a task done: by a connector, or by a worker of an activity.
     *
     * @param scheduledEventId
     *            names the attempt
     * @param token
     *            what a callback brings back; the same when the task is run again after a crash
     * @param input
     *            what it is called with
     * @param roleArn
     *            of Credentials
     * @param retryCount
     *            how often the state has been retried
     */
    record RunTask(long scheduledEventId, TaskResource resource, TaskToken token, Payload input,
            Optional<String> roleArn, int retryCount) implements Command {}

    /** Give up a task that is no longer wanted. */
    record CancelTask(long scheduledEventId) implements Command {}

    /** Fire a trigger at that moment. */
    record StartTimer(TimerKey timer, Instant due) implements Command {}

    /** Forget a timer. */
    record CancelTimer(TimerKey timer) implements Command {}

    /**
     * Have an execution of its own run an item of a distributed Map.
     *
     * @param mapRunEventId
     *            names the map run in its execution: MapRunStarted
     * @param index
     *            of the item
     * @param child
     *            the execution
     * @param input
     *            of the execution
     */
    record StartChild(long mapRunEventId, int index, ExecutionArn child, Payload input) implements Command {}

    /** Stop an execution whose map run is over. */
    record StopChild(ExecutionArn child) implements Command {}
}
