package dev.pawl.schedule.expression;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Once. A local time that a clock change leaves out never comes; of one that comes twice the first counts.
 */
public record At(LocalDateTime time) implements ScheduleExpression {
    @Override
    public Optional<Instant> next(Instant after, ZoneId zone, Instant anchor) {
        return LocalTimes.instant(time, zone).filter(instant -> instant.isAfter(after));
    }
}
