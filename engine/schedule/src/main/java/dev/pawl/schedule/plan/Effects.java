package dev.pawl.schedule.plan;

import dev.pawl.schedule.model.Fire;
import dev.pawl.schedule.model.FireOutcome;
import dev.pawl.schedule.model.FireOutcome.Kind;
import dev.pawl.schedule.model.Overlap;
import dev.pawl.schedule.model.Progress;
import dev.pawl.schedule.model.Retry;
import dev.pawl.schedule.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of starting and stopping, applied to a schedule that may have been changed meanwhile. */
public final class Effects {
    private static final int LONGEST_DETAIL = 1000;

    private Effects() {}

    /** An execution was started for a time that was pending; if it no longer is, somebody else said so before. */
    public static Schedule started(Schedule schedule, Instant time, String executionArn, Instant now) {
        return pending(schedule, time) ? begun(schedule, time, executionArn, now) : schedule;
    }

    /** An execution was started. */
    public static Schedule begun(Schedule schedule, Instant time, String executionArn, Instant now) {
        Progress rest = without(schedule.progress(), time).retry(Optional.empty())
                .outcome(new FireOutcome(time, now, Kind.STARTED, executionArn), 1);
        boolean tracked = schedule.definition().overlap() != Overlap.ALLOW_ALL;
        return schedule.progress(tracked ? rest.begun(executionArn) : rest);
    }

    /** The start of a time that is pending was refused: it is tried again later, or given up. */
    public static Schedule refused(Schedule schedule, Fire fire, String why, Instant now) {
        if (!pending(schedule, fire.time())) {
            return schedule;
        }
        String detail = why.length() > LONGEST_DETAIL ? why.substring(0, LONGEST_DETAIL) + "…" : why;
        Retry retry = schedule.definition().retry();
        int attempts = fire.attempts() + 1;
        Instant again = now.plus(retry.backoff(attempts));
        if (attempts >= retry.maximumAttempts()
                || Duration.between(fire.planned(), again).compareTo(retry.maximumAge()) > 0) {
            return schedule.progress(without(schedule.progress(), fire.time()).retry(Optional.empty())
                    .outcome(new FireOutcome(fire.time(), now, Kind.FAILED, detail), 1));
        }
        List<Fire> pending = schedule.progress().pending().stream().map(
                one -> one.time().equals(fire.time()) ? new Fire(fire.time(), fire.planned(), attempts) : one).toList();
        return schedule.progress(schedule.progress().waiting(pending).retry(Optional.of(again))
                .outcome(new FireOutcome(fire.time(), now, Kind.RETRYING, detail), 1));
    }

    /** Executions are known to have ended. */
    public static Schedule ended(Schedule schedule, List<String> executionArns) {
        return executionArns.isEmpty() ? schedule : schedule.progress(schedule.progress().ended(executionArns));
    }

    private static boolean pending(Schedule schedule, Instant time) {
        return schedule.progress().pending().stream().anyMatch(fire -> fire.time().equals(time));
    }

    private static Progress without(Progress progress, Instant time) {
        return progress.waiting(progress.pending().stream().filter(fire -> !fire.time().equals(time)).toList());
    }
}
