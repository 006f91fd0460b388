package dev.pawl.schedule.expression;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads expressions and time zones. */
public final class ExpressionParser {
    private static final Pattern CALL = Pattern.compile("\\s*(cron|rate|at)\\s*\\((.*)\\)\\s*", Pattern.DOTALL);
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}");
    private static final int LONGEST = 256;

    private ExpressionParser() {}

    /**
     * Reads {@code cron(minutes hours day-of-month month day-of-week year)}, {@code rate(5 minutes)},
     * {@code at(2027-01-01T10:00:00)} or
     * the five fields of Unix cron.
     *
     * @throws ExpressionException
     *             if it is none of these
     */
    public static ScheduleExpression parse(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionException("Expected an expression of at most " + LONGEST + " characters, but it has "
                    + text.length());
        }
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            return CronParser.unix(text);
        }
        String inside = call.group(2);
        return switch (call.group(1)) {
            case "cron" -> CronParser.aws(inside);
            case "rate" -> rate(inside);
            default -> at(inside.strip());
        };
    }

    /**
     * Reads the name of a time zone.
     *
     * @throws ExpressionException
     *             if there is none of that name
     */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new ExpressionException(
                    "Expected a time zone such as Europe/Berlin or UTC, but found '" + name + "'");
        }
    }

    private static Rate rate(String text) {
        String[] words = CronParser.fields(text);
        if (words.length == 2 && words[0].matches("[1-9]\\d{0,5}")) {
            long value = Long.parseLong(words[0]);
            switch (words[1].toLowerCase(Locale.ROOT)) {
                case "minute", "minutes" -> {
                    return new Rate(Duration.ofMinutes(value));
                }
                case "hour", "hours" -> {
                    return new Rate(Duration.ofHours(value));
                }
                case "day", "days" -> {
                    return new Rate(Duration.ofDays(value));
                }
                default -> {
                    // said below
                }
            }
        }
        throw new ExpressionException(
                "Expected a whole number and minutes, hours or days in rate(…), but found '" + text + "'");
    }

    private static At at(String text) {
        if (LOCAL.matcher(text).matches()) {
            try {
                return new At(LocalDateTime.parse(text));
            } catch (DateTimeException e) {
                throw new ExpressionException("Expected a date and time that exist in at(…), but found '" + text + "'");
            }
        }
        throw new ExpressionException("Expected at(yyyy-mm-ddThh:mm:ss), but found '" + text + "'");
    }
}
