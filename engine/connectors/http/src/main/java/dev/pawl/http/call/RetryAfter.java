package dev.pawl.http.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header Retry-After: seconds, or a date, which is taken by the clock of the server that sent it. */
public final class RetryAfter {
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * How long to wait; nothing if the header says nothing.
     *
     * @param date
     *            the header Date of the same answer
     * @param now
     *            instead, if there is none
     */
    public static Optional<Duration> read(Optional<String> header, Optional<String> date, Instant now) {
        String text = header.orElse("").strip();
        if (text.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return instant(text).map(until -> Duration.between(date.flatMap(RetryAfter::instant).orElse(now), until))
                .filter(Duration::isPositive);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
