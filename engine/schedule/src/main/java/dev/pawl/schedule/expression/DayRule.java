package dev.pawl.schedule.expression;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Which days of a month. */
public sealed interface DayRule {
    /** Whether that day is picked. */
    boolean picks(LocalDate date);

    /** All of them. */
    record Every() implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return true;
        }
    }

    /** By their numbers. */
    record OfMonth(Numbers days) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return days.contains(date.getDayOfMonth());
        }
    }

    /**
     * The last of the month, or so many days before.
     *
     * @param before
     *            0 for the last
     */
    record Last(int before) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.getDayOfMonth() == date.lengthOfMonth() - before;
        }
    }

    /** The weekday that is nearest to a day, in the same month; none in a month that does not have the day. */
    record NearestWeekday(int day) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return day <= date.lengthOfMonth() && date.equals(weekdayNearest(date.withDayOfMonth(day)));
        }
    }

    /** The last weekday of the month. */
    record LastWeekday() implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.equals(weekdayNearest(YearMonth.from(date).atEndOfMonth()));
        }
    }

    /** By the days of the week, 1 being Monday as in {@link DayOfWeek}. */
    record OfWeek(Numbers days) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return days.contains(date.getDayOfWeek().getValue());
        }
    }

    /** The last Friday of the month, and its like. */
    record LastOfWeek(DayOfWeek day) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.getDayOfWeek() == day && date.getDayOfMonth() > date.lengthOfMonth() - 7;
        }
    }

    /** The second Tuesday of the month, and its like. */
    record NthOfWeek(DayOfWeek day, int nth) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.getDayOfWeek() == day && (date.getDayOfMonth() - 1) / 7 + 1 == nth;
        }
    }

    /** Days that one of the rules picks. */
    record AnyOf(List<DayRule> rules) implements DayRule {
        /** Keeps its own copy. */
        public AnyOf {
            rules = List.copyOf(rules);
        }

        @Override
        public boolean picks(LocalDate date) {
            return rules.stream().anyMatch(rule -> rule.picks(date));
        }
    }

    /** Days that all of the rules pick. */
    record AllOf(List<DayRule> rules) implements DayRule {
        /** Keeps its own copy. */
        public AllOf {
            rules = List.copyOf(rules);
        }

        @Override
        public boolean picks(LocalDate date) {
            return rules.stream().allMatch(rule -> rule.picks(date));
        }
    }

    private static LocalDate weekdayNearest(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }
}
