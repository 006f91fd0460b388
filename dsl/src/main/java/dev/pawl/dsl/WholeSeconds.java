package dev.pawl.dsl;

import java.time.Duration;

/** The States Language counts in whole seconds. */
public final class WholeSeconds {
    private WholeSeconds() {}

    /**
     * So many seconds.
     *
     * @throws IllegalArgumentException
     *             if it is not a whole number of them
     */
    public static long of(Duration duration, String field) {
        if (duration.toNanosPart() != 0) {
            throw new IllegalArgumentException(
                    "Expected whole seconds for " + field + ", but got " + duration.toMillis() + " ms");
        }
        return duration.toSeconds();
    }
}
