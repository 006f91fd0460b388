package dev.pawl.kubernetes;

import java.time.Duration;

/**
 * How a running Job is watched.
 *
 * @param first
 *            between the first two looks
 * @param slowest
 *            between two looks once it has run for long
 * @param patience
 *            how long the cluster may be out of reach before the task fails
 */
record Pace(Duration first, Duration slowest, Duration patience) {
    static final Pace USUAL = new Pace(Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofMinutes(10));

    /** The next pause after that one. */
    Duration after(Duration pause) {
        Duration longer = pause.plus(pause.dividedBy(2));
        return longer.compareTo(slowest) < 0 ? longer : slowest;
    }
}
