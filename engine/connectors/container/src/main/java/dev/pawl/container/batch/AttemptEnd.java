package dev.pawl.container.batch;

import dev.pawl.container.batch.job.Attempt;
import dev.pawl.container.engine.TaskRecord;
import dev.pawl.container.engine.TaskRecord.ContainerRecord;
import dev.pawl.container.engine.TaskRecord.Stop;
import dev.pawl.container.engine.TaskRecord.StopCode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an attempt ended.
 *
 * @param succeeded
 *            whether its program came to its end by itself, with exit code 0
 */
record AttemptEnd(Attempt attempt, boolean succeeded) {
    private static final String NOT_STARTED = "Task failed to start";

    /** As the engine of containers tells it. */
    static AttemptEnd of(TaskRecord task) {
        Optional<ContainerRecord> container = task.container(ContainerProperties.CONTAINER);
        OptionalInt code = container.map(ContainerRecord::exitCode).orElse(OptionalInt.empty());
        Optional<Stop> stop = task.stop();
        Optional<Instant> stopped = task.times().executionStopped().or(() -> task.times().stopped());
        String reason = stop.map(AttemptEnd::statusReason).orElse("");
        Attempt attempt = new Attempt(task.plan().id(), task.times().started(), stopped, code,
                container.flatMap(ContainerRecord::reason).or(() -> stop.map(Stop::reason)
                        .filter(why -> reason.equals(NOT_STARTED))),
                Optional.of(reason));
        boolean exited = stop.filter(why -> why.code() == StopCode.ESSENTIAL_CONTAINER_EXITED).isPresent();
        return new AttemptEnd(attempt, exited && code.isPresent() && code.getAsInt() == 0);
    }

    /** It never began. */
    static AttemptEnd refused(String taskId, String why, Instant now) {
        return new AttemptEnd(new Attempt(taskId, Optional.empty(), Optional.of(now), OptionalInt.empty(),
                Optional.of(why), Optional.of(NOT_STARTED)), false);
    }

    /** In AWS's words, which rules of definitions compare. */
    private static String statusReason(Stop stop) {
        return switch (stop.code()) {
            case ESSENTIAL_CONTAINER_EXITED -> "Essential container in task exited";
            case FAILED_TO_START -> NOT_STARTED;
            case USER_INITIATED -> stop.reason();
            case LOST -> "Host EC2 (instance this-machine) terminated.";
        };
    }
}
