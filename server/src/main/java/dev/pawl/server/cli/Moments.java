package dev.pawl.server.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Moments as people give them: so long ago, or a point of time. */
final class Moments {
    private Moments() {}

    /** The moment that is meant. */
    static Instant ago(String text, Instant now) {
        Optional<Duration> ago = Durations.brief(text);
        if (ago.isPresent()) {
            return now.minus(ago.get());
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw CommandException.usage("Expected how long ago (90s, 15m, 2h, 1d) or a moment as 2026-01-31T12:00:00Z,"
                    + " but got " + text);
        }
    }
}
