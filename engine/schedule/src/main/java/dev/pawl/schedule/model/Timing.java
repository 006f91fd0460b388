package dev.pawl.schedule.model;

import dev.pawl.schedule.expression.ExpressionParser;
import dev.pawl.schedule.expression.ScheduleExpression;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a schedule fires.
 *
 * @param text
 *            the expression as it was written
 * @param start
 *            no time is before it, and a rate counts from it
 * @param end
 *            no time is after it
 * @param window
 *            how much later than its time an execution may start; spreads schedules that have the same times
 */
public record Timing(String text, ScheduleExpression expression, ZoneId zone, Optional<Instant> start,
        Optional<Instant> end, Duration window) {
    /**
     * Times without bounds.
     *
     * @throws dev.pawl.schedule.expression.ExpressionException
     *             if either cannot be read
     */
    public static Timing of(String expression, String zone) {
        return new Timing(expression, ExpressionParser.parse(expression), ExpressionParser.zone(zone), Optional.empty(),
                Optional.empty(), Duration.ZERO);
    }

    /** Within those bounds. */
    public Timing between(Optional<Instant> from, Optional<Instant> until) {
        return new Timing(text, expression, zone, from, until, window);
    }

    /** With a window. */
    public Timing within(Duration flexible) {
        return new Timing(text, expression, zone, start, end, flexible);
    }

    /**
     * The first time after a moment.
     *
     * @param anchor
     *            from when a rate counts that has no start date
     */
    public Optional<Instant> next(Instant after, Instant anchor) {
        Instant from = start.map(first -> first.minusMillis(1)).filter(first -> first.isAfter(after)).orElse(after);
        return expression.next(from, zone, start.orElse(anchor))
                .filter(time -> end.isEmpty() || !time.isAfter(end.get()));
    }
}
