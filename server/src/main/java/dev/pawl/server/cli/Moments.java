package dev.pawl.server.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as people give them: so long ago, or a point of time. */
final class Moments {
    private static final Pattern AGO = Pattern.compile("(\\d{1,9})([smhd])");

    private Moments() {}

    /** The moment that is meant. */
    static Instant ago(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            return now.minus(switch (ago.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            });
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw CommandException.usage("Expected how long ago (90s, 15m, 2h, 1d) or a moment as 2026-01-31T12:00:00Z,"
                    + " but got " + text);
        }
    }
}
