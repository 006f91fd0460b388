package dev.pawl.schedule.expression;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads AWS's cron expressions of six fields and Unix's of five. */
final class CronParser {
    private static final int AWS_FIELDS = 6;
    private static final int UNIX_FIELDS = 5;
    private static final String ANY = "*";
    private static final String NONE = "?";

    private CronParser() {}

    /** What stands between the parentheses of {@code cron(…)}. */
    static Cron aws(String text) {
        String[] fields = fields(text);
        if (fields.length != AWS_FIELDS) {
            throw new ExpressionException(
                    "Expected six fields (minutes hours day-of-month month day-of-week year) in cron("
                            + text + "), but there are " + fields.length
                            + (fields.length == UNIX_FIELDS
                                    ? "; an expression of Unix cron is written without cron()"
                                    : ""));
        }
        return new Cron(numbers(CronField.MINUTES, fields[0]), numbers(CronField.HOURS, fields[1]),
                numbers(CronField.MONTHS, fields[3]), numbers(CronField.YEARS, fields[5]),
                awsDays(fields[2], fields[4]));
    }

    /** Five fields; a day counts if either of the two fields for days picks it, unless one of them picks all. */
    static Cron unix(String text) {
        String[] fields = fields(text);
        if (fields.length != UNIX_FIELDS) {
            throw new ExpressionException(
                    "Expected cron(…), rate(…), at(…) or the five fields of Unix cron, but found '"
                            + text + "'");
        }
        return new Cron(numbers(CronField.MINUTES, fields[0]), numbers(CronField.HOURS, fields[1]),
                numbers(CronField.MONTHS, fields[3]), numbers(CronField.YEARS, ANY), unixDays(fields[2], fields[4]));
    }

    static String[] fields(String text) {
        return text.strip().split("\\s+");
    }

    private static Numbers numbers(CronField field, String text) {
        return Numbers.of(field.numbers(text));
    }

    private static DayRule awsDays(String ofMonth, String ofWeek) {
        if (ofMonth.equals(NONE) == ofWeek.equals(NONE)) {
            throw new ExpressionException("Expected ? as one of day-of-month and day-of-week, but they are '" + ofMonth
                    + "' and '" + ofWeek + "'");
        }
        if (ofMonth.equals(ANY) || ofWeek.equals(ANY)) {
            return new DayRule.Every();
        }
        return ofWeek.equals(NONE) ? daysOfMonth(ofMonth) : daysOfWeek(ofWeek);
    }

    /** Where a field begins with a star, both must pick a day; otherwise one of them is enough. */
    private static DayRule unixDays(String ofMonth, String ofWeek) {
        List<DayRule> rules = List.of(new DayRule.OfMonth(numbers(CronField.DAYS, ofMonth)),
                new DayRule.OfWeek(unixWeekdays(ofWeek)));
        return ofMonth.startsWith(ANY) || ofWeek.startsWith(ANY)
                ? new DayRule.AllOf(rules)
                : new DayRule.AnyOf(rules);
    }

    private static Numbers unixWeekdays(String text) {
        Set<Integer> days = new TreeSet<>();
        CronField.UNIX_WEEKDAYS.numbers(text).forEach(day -> days.add(day == 0 ? 7 : day));
        return Numbers.of(days);
    }

    private static DayRule daysOfMonth(String text) {
        List<DayRule> rules = new ArrayList<>();
        Set<Integer> plain = new TreeSet<>();
        for (String item : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            if (item.equals("L")) {
                rules.add(new DayRule.Last(0));
            } else if (item.equals("LW") || item.equals("WL")) {
                rules.add(new DayRule.LastWeekday());
            } else if (item.startsWith("L-")) {
                rules.add(new DayRule.Last(CronField.DAYS.number(item.substring(2))));
            } else if (item.endsWith("W")) {
                rules.add(new DayRule.NearestWeekday(CronField.DAYS.number(item.substring(0, item.length() - 1))));
            } else {
                plain.addAll(CronField.DAYS.numbers(item));
            }
        }
        if (!plain.isEmpty()) {
            rules.add(new DayRule.OfMonth(Numbers.of(plain)));
        }
        return oneOf(rules);
    }

    private static DayRule daysOfWeek(String text) {
        List<DayRule> rules = new ArrayList<>();
        Set<Integer> plain = new TreeSet<>();
        for (String item : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            int hash = item.indexOf('#');
            if (hash >= 0) {
                rules.add(new DayRule.NthOfWeek(weekday(item.substring(0, hash)), nth(item.substring(hash + 1), item)));
            } else if (item.equals("L")) {
                plain.add(DayOfWeek.SATURDAY.getValue());
            } else if (item.endsWith("L")) {
                rules.add(new DayRule.LastOfWeek(weekday(item.substring(0, item.length() - 1))));
            } else {
                CronField.WEEKDAYS.numbers(item).forEach(day -> plain.add(iso(day).getValue()));
            }
        }
        if (!plain.isEmpty()) {
            rules.add(new DayRule.OfWeek(Numbers.of(plain)));
        }
        return oneOf(rules);
    }

    private static DayRule oneOf(List<DayRule> rules) {
        return rules.size() == 1 ? rules.getFirst() : new DayRule.AnyOf(rules);
    }

    private static DayOfWeek weekday(String text) {
        return iso(CronField.WEEKDAYS.number(text));
    }

    /** From AWS's count, where Sunday is 1. */
    private static DayOfWeek iso(int day) {
        return DayOfWeek.SATURDAY.plus(day);
    }

    private static int nth(String text, String item) {
        if (text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '5') {
            return text.charAt(0) - '0';
        }
        throw new ExpressionException(
                "Expected a number from 1 to 5 after # for the day of week, but found '" + item + "'");
    }
}
