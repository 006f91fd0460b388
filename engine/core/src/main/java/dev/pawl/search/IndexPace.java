package dev.pawl.search;

import java.time.Duration;

/**
 * How fast the index follows.
 *
 * @param linger
 *            how long a commit waits for others to be indexed with
 * @param commits
 *            how many commits are looked at in a round, at most
 * @param round
 *            how long a round takes, about: as many commits are looked at as that allows
 * @param batch
 *            how many documents are written in one transaction, at most
 * @param busy
 *            how many commits a second are many
 * @param rest
 *            how often the time of a round is rested after it while many are committed and processors are
 *            busy
 * @param sweep
 *            how often documents of machines that are gone are looked for
 */
public record IndexPace(Duration linger, int commits, Duration round, int batch, int busy, int rest, Duration sweep) {
    /** What a server takes. */
    public static final IndexPace STANDARD = new IndexPace(Duration.ofMillis(200), 2000, Duration.ofMillis(50), 100,
            500, 25, Duration.ofMinutes(1));
}
