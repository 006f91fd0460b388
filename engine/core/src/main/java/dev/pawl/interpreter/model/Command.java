package dev.pawl.interpreter.model;

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

    /** Have the items of a distributed Map become executions. */
    record StartMapRun(MapRunPlan plan) implements Command {}

    /** Have a map run go on with what did not succeed. */
    record RedriveMapRun(MapRun run) implements Command {}

    /** Stop a map run that nobody waits for any more, and what it has running. */
    record StopMapRun(MapRun run) implements Command {}
}
