package dev.pawl.schedule.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.Set;

/**
 * A field of a cron expression and how its numbers are written.
 *
 * @param label
 *            for messages
 * @param names
 *            what may be written instead of numbers, the first of them instead of the least number
 * @param circular
 *            whether a range may go over the end, as FRI-MON does
 */
record CronField(String label, int least, int greatest, List<String> names, boolean circular) {
    static final CronField MINUTES = new CronField("minutes", 0, 59, List.of(), false);
    static final CronField HOURS = new CronField("hours", 0, 23, List.of(), false);
    static final CronField DAYS = new CronField("day of month", 1, 31, List.of(), false);
    static final CronField MONTHS = new CronField("month", 1, 12,
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), false);
    static final CronField YEARS = new CronField("year", 1970, 2199, List.of(), false);
    /** As AWS counts: Sunday is 1. */
    static final CronField WEEKDAYS = new CronField("day of week", 1, 7,
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), true);
    /** As Unix counts: Sunday is 0, and 7 as well. */
    static final CronField UNIX_WEEKDAYS = new CronField("day of week", 0, 7,
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), true);

    /** All numbers that a list picks, such as {@code 1,10-20,30/5}. */
    Set<Integer> numbers(String text) {
        Set<Integer> numbers = new TreeSet<>();
        for (String item : text.split(",", -1)) {
            numbers.addAll(item(item));
        }
        return numbers;
    }

    /** One number or name. */
    int number(String text) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return least + named;
        }
        int number = digits(text);
        if (number < least || number > greatest) {
            throw wrong(text);
        }
        return number;
    }

    private List<Integer> item(String item) {
        int slash = item.indexOf('/');
        if (slash < 0) {
            return range(item, 1, false);
        }
        int step = digits(item.substring(slash + 1));
        if (step < 1) {
            throw new ExpressionException("Expected a step of 1 or more in '" + item + "' for the " + label);
        }
        return range(item.substring(0, slash), step, true);
    }

    /** In {@code 10/5} the range is open: from 10 to the end. */
    private List<Integer> range(String text, int step, boolean open) {
        if (text.equals("*")) {
            return steps(least, greatest, step);
        }
        int dash = text.indexOf('-');
        if (dash < 0) {
            int from = number(text);
            return steps(from, open ? greatest : from, step);
        }
        int from = number(text.substring(0, dash));
        int to = number(text.substring(dash + 1));
        if (from > to && !circular) {
            throw new ExpressionException(
                    "Expected a range that counts up for the " + label + ", but it is '" + text + "'");
        }
        return steps(from, to, step);
    }

    private List<Integer> steps(int from, int to, int step) {
        List<Integer> numbers = new ArrayList<>();
        int end = to < from ? to + 7 : to;
        for (int n = from; n <= end; n += step) {
            numbers.add(n > greatest ? n - 7 : n);
        }
        return numbers;
    }

    private int digits(String text) {
        if (!text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(text);
        }
        throw wrong(text);
    }

    private ExpressionException wrong(String text) {
        String words = names.isEmpty() ? "" : " or " + names.getFirst() + " to " + names.getLast();
        return new ExpressionException(
                "Expected numbers from " + least + " to " + greatest + words + " for the " + label
                        + ", but found '" + text + "'");
    }
}
