package dev.pawl.schedule.expression;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a schedule fires, as EventBridge Scheduler words it. Values that are equal mean the same times. */
public sealed interface ScheduleExpression permits Cron, Rate, At {
    /**
     * The first time after a moment.
     *
     * @param after
     *            the time is later than this
     * @param zone
     *            where the clock hangs
     * @param anchor
     *            when the schedule begins, from which a rate counts
     * @return empty if there is none any more
     */
    Optional<Instant> next(Instant after, ZoneId zone, Instant anchor);
}
