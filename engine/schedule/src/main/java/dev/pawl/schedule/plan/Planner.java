package dev.pawl.schedule.plan;

import dev.pawl.schedule.model.Fire;
import dev.pawl.schedule.model.FireOutcome;
import dev.pawl.schedule.model.FireOutcome.Kind;
import dev.pawl.schedule.model.Overlap;
import dev.pawl.schedule.model.Progress;
import dev.pawl.schedule.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which executions are to be started at a moment, and when to look again. */
public final class Planner {
    /** A fire time that is not later than this is not late. */
    static final Duration GRACE = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 1000;
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(15);

    private Planner() {}

    /**
     * Takes in all fire times that have come: some are missed, some skipped, and the others wait to be started.
     */
    public static Schedule plan(Schedule schedule, Instant now) {
        if (!schedule.active()) {
            return schedule;
        }
        Arrivals arrivals = Arrivals.of(schedule, now);
        Progress progress = schedule.progress().upTo(arrivals.cursor());
        if (arrivals.missed() > 0) {
            progress = progress.outcome(new FireOutcome(arrivals.lastMissed(), now, Kind.MISSED,
                    arrivals.missed() == 1
                            ? "Nobody could start it in time"
                            : arrivals.missed() + " times, this one included, that nobody could start in time"),
                    arrivals.missed());
        }
        for (Instant time : arrivals.times()) {
            progress = fire(schedule, progress, time, now);
        }
        return schedule.progress(progress);
    }

    /** What is to be done first; empty if nothing can be started now. */
    public static Optional<Fire> startable(Schedule schedule, Instant now) {
        Progress progress = schedule.progress();
        if (!schedule.active() || progress.pending().isEmpty() || waits(progress, now)
                || blocked(schedule.definition().overlap(), progress)) {
            return Optional.empty();
        }
        return Optional.of(progress.pending().getFirst());
    }

    /** When the schedule must be looked at next; empty if it has nothing to do any more. */
    public static Optional<Instant> due(Schedule schedule, Instant now) {
        if (!schedule.active()) {
            return Optional.empty();
        }
        Progress progress = schedule.progress();
        Optional<Instant> arrival = Arrivals.next(schedule, progress.cursor());
        return Stream.concat(arrival.stream(), attention(schedule, now).stream()).min(Instant::compareTo);
    }

    /** When those that wait want to be looked at. */
    private static Optional<Instant> attention(Schedule schedule, Instant now) {
        Progress progress = schedule.progress();
        if (progress.pending().isEmpty()) {
            return Optional.empty();
        }
        if (waits(progress, now)) {
            return progress.retryAt();
        }
        if (!blocked(schedule.definition().overlap(), progress)) {
            return Optional.of(now);
        }
        Duration waited = Duration.between(progress.pending().getFirst().planned(), now).dividedBy(4);
        Duration look = waited.compareTo(SHORTEST_LOOK) < 0
                ? SHORTEST_LOOK
                : waited.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : waited;
        return Optional.of(now.plus(look));
    }

    private static boolean waits(Progress progress, Instant now) {
        return progress.retryAt().filter(at -> at.isAfter(now)).isPresent();
    }

    private static boolean blocked(Overlap overlap, Progress progress) {
        return switch (overlap) {
            case SKIP, BUFFER_ONE, BUFFER_ALL -> !progress.running().isEmpty();
            case TERMINATE_OTHER, ALLOW_ALL -> false;
        };
    }

    private static Progress fire(Schedule schedule, Progress progress, Instant time, Instant now) {
        List<Fire> waiting = progress.pending();
        boolean running = !progress.running().isEmpty();
        return switch (schedule.definition().overlap()) {
            case SKIP -> room(progress, time, now, running ? 0 : 1);
            case BUFFER_ONE -> room(progress, time, now, running ? 1 : 2);
            case BUFFER_ALL, ALLOW_ALL -> room(progress, time, now, MOST_WAITING);
            case TERMINATE_OTHER -> {
                Progress rest = progress.waiting(List.of());
                for (Fire old : waiting) {
                    rest = rest.outcome(
                            new FireOutcome(old.time(), now, Kind.SKIPPED, "A later time came before it was started"),
                            1);
                }
                yield add(rest.retry(Optional.empty()), time, now);
            }
        };
    }

    /** Lets a time wait if there are fewer than so many, and skips it otherwise. */
    private static Progress room(Progress progress, Instant time, Instant now, int atMost) {
        if (progress.pending().size() < atMost) {
            return add(progress, time, now);
        }
        String why = progress.running().isEmpty()
                ? "An earlier time has not been started yet"
                : "An execution is still running: " + progress.running().getLast();
        return progress.outcome(new FireOutcome(time, now, Kind.SKIPPED, why), 1);
    }

    private static Progress add(Progress progress, Instant time, Instant now) {
        return progress.waiting(
                Stream.concat(progress.pending().stream(), Stream.of(new Fire(time, now, 0))).toList());
    }
}
