package dev.pawl.container.batch.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a job has come.
 *
 * @param reason
 *            why it is so
 * @param termination
 *            why its running attempt is being ended
 */
public record JobState(JobStatus status, Optional<String> reason, Optional<Instant> startedAt,
        Optional<Instant> stoppedAt, List<Attempt> attempts, Optional<String> termination) {
    /** Accepted just now. */
    public static final JobState SUBMITTED = new JobState(JobStatus.SUBMITTED, Optional.empty(), Optional.empty(),
            Optional.empty(), List.of(), Optional.empty());

    /** With another status. */
    public JobState in(JobStatus next) {
        return new JobState(next, reason, startedAt, stoppedAt, attempts, termination);
    }

    /** Its next attempt begins. */
    public JobState starting(String taskId) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(Attempt.begun(taskId));
        return new JobState(JobStatus.STARTING, Optional.empty(), startedAt, stoppedAt, List.copyOf(more), termination);
    }

    /** Its attempt runs. */
    public JobState running(Instant since) {
        return with(attempt().running(since), JobStatus.RUNNING).startedAt(since);
    }

    /** Its attempt is being ended; the first reason stands. */
    public JobState terminating(String why) {
        return new JobState(status, reason, startedAt, stoppedAt, attempts, termination.or(() -> Optional.of(why)));
    }

    /** It has come to its end, or goes on, with its attempt as it ended. */
    public JobState attempted(Attempt ended, JobStatus next, Optional<String> why, Instant now) {
        JobState state = with(ended, next);
        return next.ended()
                ? state.ended(next, why, now)
                : new JobState(next, why, state.startedAt(), Optional.empty(), state.attempts(), Optional.empty());
    }

    /** It has come to its end. */
    public JobState ended(JobStatus end, Optional<String> why, Instant now) {
        return new JobState(end, why, startedAt, Optional.of(now), attempts, termination);
    }

    /** The attempt that began last. */
    public Attempt attempt() {
        return attempts.get(attempts.size() - 1);
    }

    private JobState startedAt(Instant since) {
        return new JobState(status, reason, startedAt.or(() -> Optional.of(since)), stoppedAt, attempts, termination);
    }

    private JobState with(Attempt last, JobStatus next) {
        List<Attempt> changed = new ArrayList<>(attempts);
        changed.set(changed.size() - 1, last);
        return new JobState(next, reason, startedAt, stoppedAt, List.copyOf(changed), termination);
    }
}
