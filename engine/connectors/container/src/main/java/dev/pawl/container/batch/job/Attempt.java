package dev.pawl.container.batch.job;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One try of a job.
 *
 * @param taskId
 *            of the task of containers that runs it
 * @param exitCode
 *            none if it never ran, or nobody knows
 * @param reason
 *            what is special about the container's end
 * @param statusReason
 *            why the task ended
 */
public record Attempt(String taskId, Optional<Instant> startedAt, Optional<Instant> stoppedAt, OptionalInt exitCode,
        Optional<String> reason, Optional<String> statusReason) {
    /** One that begins. */
    public static Attempt begun(String taskId) {
        return new Attempt(taskId, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(),
                Optional.empty());
    }

    /** It runs. */
    public Attempt running(Instant since) {
        return new Attempt(taskId, Optional.of(since), stoppedAt, exitCode, reason, statusReason);
    }
}
