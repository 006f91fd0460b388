package dev.pawl.search;

import java.time.Duration;

/**
 * How fast the index follows.
 *
 * @param linger
 *            how long a commit waits for others to be indexed with
 * @param commits
 *            how many commits are looked at in a round, at most
 * @param few
 *            and how many while the engine has all processors busy
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
public record IndexPace(Duration linger, int commits, int few, int batch, int busy, int rest, Duration sweep) {
    /** What a server takes. */
    public static final IndexPace STANDARD = new IndexPace(Duration.ofMillis(200), 2000, 200, 100, 500, 25,
            Duration.ofMinutes(1));
}
