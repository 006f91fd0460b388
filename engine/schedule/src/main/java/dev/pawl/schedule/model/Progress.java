package dev.pawl.schedule.model;

import dev.pawl.schedule.model.FireOutcome.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a schedule has come.
 *
 * @param cursor
 *            all fire times up to here have been dealt with or are pending
 * @param pending
 *            fire times whose executions are to be started, in order
 * @param retryAt
 *            no start before, after one that was refused
 * @param running
 *            ARNs of executions that were started and are not known to have ended; only where overlaps matter
 * @param recent
 *            the last outcomes, newest first
 */
public record Progress(Instant cursor, List<Fire> pending, Optional<Instant> retryAt, List<String> running,
        List<FireOutcome> recent, FireCounts counts) {
    private static final int OUTCOMES_KEPT = 10;
    private static final int RUNNING_KEPT = 100;

    /** Keeps its own copies. */
    public Progress {
        pending = List.copyOf(pending);
        running = List.copyOf(running);
        recent = List.copyOf(recent);
    }

    /** Of a schedule that has done nothing: times after that moment count. */
    public static Progress since(Instant cursor) {
        return new Progress(cursor, List.of(), Optional.empty(), List.of(), List.of(), FireCounts.NONE);
    }

    /** Times up to there have been dealt with. */
    public Progress upTo(Instant other) {
        return new Progress(other, pending, retryAt, running, recent, counts);
    }

    /** With other times that wait. */
    public Progress waiting(List<Fire> other) {
        return new Progress(cursor, other, retryAt, running, recent, counts);
    }

    /** No start before, if it is given. */
    public Progress retry(Optional<Instant> at) {
        return new Progress(cursor, pending, at, running, recent, counts);
    }

    /** An execution was started. */
    public Progress begun(String executionArn) {
        List<String> more = Stream.concat(running.stream().filter(arn -> !arn.equals(executionArn)),
                Stream.of(executionArn)).toList();
        return new Progress(cursor, pending, retryAt,
                more.subList(Math.max(0, more.size() - RUNNING_KEPT), more.size()),
                recent, counts);
    }

    /** Executions have ended. */
    public Progress ended(List<String> executionArns) {
        return new Progress(cursor, pending, retryAt,
                running.stream().filter(arn -> !executionArns.contains(arn)).toList(), recent, counts);
    }

    /** With one more outcome, which stands for so many times; it replaces what was said of that time before. */
    public Progress outcome(FireOutcome outcome, long times) {
        List<FireOutcome> kept = new ArrayList<>();
        kept.add(outcome);
        recent.stream().filter(old -> old.kind() != Kind.RETRYING || !old.time().equals(outcome.time()))
                .limit(OUTCOMES_KEPT - 1).forEach(kept::add);
        return new Progress(cursor, pending, retryAt, running, kept, counts.plus(outcome.kind(), times));
    }
}
