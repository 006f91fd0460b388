package dev.pawl.delivery;

import java.time.Duration;

/**
 * How followers behave.
 *
 * @param linger
 *            how long a commit waits for others to be delivered with
 * @param batch
 *            at most so many commits at once
 * @param keepCursor
 *            how often a cursor that has moved is kept: what a crash may cause to be delivered twice
 * @param backOff
 *            before the second try of a lane that failed; doubled for each further one
 * @param longestBackOff
 *            never longer than this
 * @param closing
 *            how long an orderly stop waits for what is under way
 */
public record DeliverySettings(Duration linger, int batch, Duration keepCursor, Duration backOff,
        Duration longestBackOff, Duration closing) {
    /** What an engine takes when nobody says otherwise. */
    public static final DeliverySettings STANDARD = new DeliverySettings(Duration.ofMillis(50), 256,
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(3));

    Duration backOff(int failures) {
        Duration doubled = backOff.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(longestBackOff) < 0 ? doubled : longestBackOff;
    }
}
