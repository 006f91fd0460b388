package dev.pawl.schedule.expression;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Every so much time, counted from the schedule's beginning, which is its first time. A day has 24 hours,
 * also when clocks change.
 *
 * @param every
 *            at least a minute
 */
public record Rate(Duration every) implements ScheduleExpression {
    /** Checks the rate. */
    public Rate {
        if (every.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new ExpressionException("Expected a rate of a minute or more, but it is " + every);
        }
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone, Instant anchor) {
        if (after.isBefore(anchor)) {
            return Optional.of(anchor);
        }
        long passed = Duration.between(anchor, after).dividedBy(every);
        return Optional.of(anchor.plus(every.multipliedBy(passed + 1)));
    }
}
