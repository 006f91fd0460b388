package dev.pawl.schedule.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Minutes that a calendar picks.
 *
 * @param days
 *            which days of a month that is one of the months
 */
public record Cron(Numbers minutes, Numbers hours, Numbers months, Numbers years,
        DayRule days) implements ScheduleExpression {

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone, Instant anchor) {
        LocalDateTime from = LocalDateTime.ofInstant(after, zone).truncatedTo(ChronoUnit.MINUTES);
        Optional<LocalDateTime> local = first(from);
        while (local.isPresent()) {
            Optional<Instant> moment = LocalTimes.instant(local.get(), zone).filter(m -> m.isAfter(after));
            if (moment.isPresent()) {
                return moment;
            }
            // left out by a clock change, or it has been there already
            local = first(local.get().plusMinutes(1));
        }
        return Optional.empty();
    }

    /** The first minute that is picked, not before that one. */
    private Optional<LocalDateTime> first(LocalDateTime from) {
        Optional<LocalDateTime> today = picks(from.toLocalDate()) ? within(from) : Optional.empty();
        return today.isPresent()
                ? today
                : day(from.toLocalDate().plusDays(1))
                        .map(date -> date.atTime(hours.first(), minutes.first()));
    }

    private Optional<LocalDateTime> within(LocalDateTime from) {
        if (hours.contains(from.getHour())) {
            Optional<LocalDateTime> sameHour = minutes.from(from.getMinute()).map(from::withMinute);
            if (sameHour.isPresent()) {
                return sameHour;
            }
        }
        return hours.from(from.getHour() + 1).map(hour -> from.withHour(hour).withMinute(minutes.first()));
    }

    private boolean picks(LocalDate date) {
        return years.contains(date.getYear()) && months.contains(date.getMonthValue()) && days.picks(date);
    }

    /** The first day that is picked, not before that one. */
    private Optional<LocalDate> day(LocalDate from) {
        LocalDate date = from;
        Optional<Integer> year = years.from(date.getYear());
        while (year.isPresent()) {
            date = year.get() > date.getYear() ? LocalDate.of(year.get(), 1, 1) : date;
            Optional<LocalDate> found = dayOfYear(date);
            if (found.isPresent()) {
                return found;
            }
            date = LocalDate.of(date.getYear() + 1, 1, 1);
            year = years.from(date.getYear());
        }
        return Optional.empty();
    }

    private Optional<LocalDate> dayOfYear(LocalDate from) {
        LocalDate date = from;
        while (date.getYear() == from.getYear()) {
            if (!months.contains(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
            } else if (days.picks(date)) {
                return Optional.of(date);
            } else {
                date = date.plusDays(1);
            }
        }
        return Optional.empty();
    }
}
