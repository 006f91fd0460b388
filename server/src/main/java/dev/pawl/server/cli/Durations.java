package dev.pawl.server.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * How long something lasts, as people write it: {@code 90d}, {@code 2h}, or {@code P90D} as everywhere else.
 */
final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");

    private Durations() {}

    /** The value of an option. */
    static Duration option(String text) {
        return parse(text).orElseThrow(() -> new TypeConversionException(
                "Expected a duration such as 90s, 15m, 2h, 30d or P30D, but got " + text));
    }

    /** So many seconds, minutes, hours or days; empty if it is written otherwise. */
    static Optional<Duration> brief(String text) {
        Matcher brief = SHORT.matcher(text);
        if (!brief.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(brief.group(1));
        return Optional.of(switch (brief.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        });
    }

    static Optional<Duration> parse(String text) {
        return brief(text).or(() -> {
            try {
                return Optional.of(Duration.parse(text.toUpperCase(Locale.ROOT)));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }
}
