package dev.pawl.server.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Points in time as the REST API writes and reads them: ISO 8601, and written in UTC with three digits of a
 * second.
 */
public final class IsoTime {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'",
            Locale.ROOT).withZone(ZoneOffset.UTC);

    private IsoTime() {}

    /** Such as 2026-03-01T12:00:00.000Z. */
    public static String text(Instant instant) {
        return MILLIS.format(instant);
    }

    /**
     * A moment that a caller names, with any offset.
     *
     * @param name
     *            of the parameter
     * @throws ProblemException
     *             if it is none
     */
    public static Instant read(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException
                    .invalid("Expected a time such as 2026-03-01T12:00:00Z as " + name + ", but got another text");
        }
    }
}
