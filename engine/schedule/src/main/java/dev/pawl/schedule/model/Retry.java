package dev.pawl.schedule.model;

import java.time.Duration;

/**
 * How long a start that is refused is tried again.
 *
 * @param maximumAttempts
 *            starts in all, the first one included
 * @param maximumAge
 *            since the first of them
 */
public record Retry(int maximumAttempts, Duration maximumAge) {
    /** Twenty times within an hour. */
    public static final Retry STANDARD = new Retry(20, Duration.ofHours(1));
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;

    /** How long to wait after so many attempts. */
    public Duration backoff(int attempts) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, attempts - 1)));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
