package dev.pawl.schedule.plan;

import dev.pawl.schedule.model.CatchUp;
import dev.pawl.schedule.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fire times that have come since a schedule was looked at.
 *
 * @param cursor
 *            the schedule's new one
 * @param times
 *            those that count, in order
 * @param missed
 *            how many come too late to count; after a very long outage only those that were counted
 * @param lastMissed
 *            the latest of them
 */
record Arrivals(Instant cursor, List<Instant> times, long missed, Instant lastMissed) {
    /** One look takes in no more, so that it takes milliseconds; the next look goes on. */
    private static final int AT_ONCE = 1000;

    /** When the first time after the cursor is to be started, its share of the flexible window included. */
    static Optional<Instant> next(Schedule schedule, Instant cursor) {
        return schedule.next(cursor).map(time -> due(schedule, time));
    }

    static Arrivals of(Schedule schedule, Instant now) {
        CatchUp catchUp = schedule.definition().catchUp();
        Instant horizon = now.minus(longer(catchUp.mode() == CatchUp.Mode.NONE ? Duration.ZERO : catchUp.window()));
        Tally tally = new Tally(schedule.progress().cursor());
        Optional<Instant> time = schedule.next(tally.cursor);
        while (time.isPresent() && !due(schedule, time.get()).isAfter(now) && tally.taken() < AT_ONCE) {
            if (due(schedule, time.get()).isBefore(horizon)) {
                tally.tooLate(time.get());
                if (tally.taken() == AT_ONCE) {
                    tally.skipTo(horizon.minus(schedule.definition().timing().window()));
                }
            } else {
                tally.inTime(time.get());
            }
            time = schedule.next(tally.cursor);
        }
        boolean more = time.isPresent() && !due(schedule, time.get()).isAfter(now);
        if (catchUp.mode() != CatchUp.Mode.ALL) {
            tally.keepLast(more ? 0 : 1);
        }
        return new Arrivals(tally.cursor, List.copyOf(tally.times), tally.missed, tally.lastMissed);
    }

    private static Duration longer(Duration window) {
        return window.compareTo(Planner.GRACE) > 0 ? window : Planner.GRACE;
    }

    /** The same moment of the flexible window each time it is asked, another one for each time and schedule. */
    private static Instant due(Schedule schedule, Instant time) {
        long windowMillis = schedule.definition().timing().window().toMillis();
        if (windowMillis == 0) {
            return time;
        }
        long mixed = (schedule.identity().id() + time.toEpochMilli()).hashCode() * 0x9E3779B97F4A7C15L;
        return time.plusMillis(Math.floorMod(mixed >>> 16, windowMillis));
    }

    /** What has been counted so far. */
    private static final class Tally {
        private final List<Instant> times = new ArrayList<>();
        private Instant cursor;
        private Instant lastMissed = Instant.EPOCH;
        private long missed;

        private Tally(Instant cursor) {
            this.cursor = cursor;
        }

        int taken() {
            return (int) missed + times.size();
        }

        void tooLate(Instant time) {
            missed++;
            lastMissed = time;
            cursor = time;
        }

        void inTime(Instant time) {
            times.add(time);
            cursor = time;
        }

        void skipTo(Instant later) {
            if (later.isAfter(cursor)) {
                cursor = later;
            }
        }

        void keepLast(int count) {
            while (times.size() > count) {
                missed++;
                lastMissed = times.removeFirst();
            }
        }
    }
}
