package dev.pawl.lint;

import java.time.Duration;

/** Durations as people say them. */
final class Durations {
    private Durations() {}

    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 2 * 86_400) {
            return seconds / 86_400 + " days";
        }
        if (seconds >= 2 * 3_600) {
            return seconds / 3_600 + " hours";
        }
        return seconds >= 2 * 60 ? seconds / 60 + " minutes" : seconds + " seconds";
    }
}
