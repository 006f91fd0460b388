package dev.pawl.search.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reads moments and durations: {@code 2h}, {@code 1d12h}, {@code 2026-11-21}, {@code 2026-11-21T20:15Z}. */
final class Moments {
    /** What a text may be, for messages. */
    static final String EXPECTED = "a time such as 2h, 7d, today, 2026-11-21 or 2026-11-21T20:15:00Z";

    private static final java.util.regex.Pattern PART = java.util.regex.Pattern.compile("(\\d{1,9})(ms|[smhdw])");
    private static final java.util.regex.Pattern DURATION = java.util.regex.Pattern.compile("(\\d{1,9}(ms|[smhdw]))+");
    private static final java.util.regex.Pattern DATE = java.util.regex.Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final java.util.regex.Pattern MINUTE = java.util.regex.Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(Z|[-+].*)?");
    private static final Map<String, ChronoUnit> UNITS = Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m",
            ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);
    private static final int DAYS_OF_WEEK = 7;

    private final Instant now;

    Moments(Instant now) {
        this.now = now;
    }

    /** A duration; empty if it is none. */
    static Optional<Duration> duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            long count = Long.parseLong(part.group(1));
            ChronoUnit unit = UNITS.get(part.group(2));
            sum = sum.plus(unit == null ? Duration.ofDays(DAYS_OF_WEEK * count) : Duration.of(count, unit));
        }
        return Optional.of(sum);
    }

    /** Whether a text says how long ago. */
    static boolean ago(String text) {
        return DURATION.matcher(text).matches();
    }

    /**
     * The stretch of time that a text names: a day, a minute, a moment. All times are UTC unless they say
     * another.
     */
    Optional<Period> period(String text) {
        try {
            return duration(text).map(ago -> at(now.minus(ago), Duration.ZERO)).or(() -> named(text));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Optional<Period> named(String text) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Duration day = Duration.ofDays(1);
        if (text.equals("today")) {
            return Optional.of(at(today, day));
        }
        if (text.equals("yesterday")) {
            return Optional.of(at(today.minus(day), day));
        }
        if (DATE.matcher(text).matches()) {
            return Optional.of(at(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(), day));
        }
        Duration unit = MINUTE.matcher(text).matches()
                ? Duration.ofMinutes(1)
                : text.contains(".") ? Duration.ofMillis(1) : Duration.ofSeconds(1);
        return Optional.of(at(moment(text), unit));
    }

    private static Instant moment(String text) {
        return text.endsWith("Z") || text.matches(".*T.*[-+].*")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static Period at(Instant from, Duration length) {
        return new Period(Optional.of(from), Optional.of(from.plus(length)));
    }
}
