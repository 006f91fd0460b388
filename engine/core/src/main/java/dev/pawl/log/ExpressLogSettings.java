package dev.pawl.log;

import java.time.Duration;

/**
 * How much of what Express executions do is kept, and how much of it may wait to be written.
 *
 * @param keep
 *            older pieces are deleted
 * @param pieces
 *            in each partition at most so many are kept
 * @param waitingChars
 *            of events that have not been written yet; what comes beyond is dropped and counted
 * @param linger
 *            how long events wait for others to be written with
 */
public record ExpressLogSettings(Duration keep, long pieces, long waitingChars, Duration linger) {
    /** What an engine takes when nobody says otherwise. */
    public static final ExpressLogSettings STANDARD = new ExpressLogSettings(Duration.ofDays(14), 1_000_000,
            32_000_000, Duration.ofMillis(50));

    /** The same with another retention. */
    public ExpressLogSettings keeping(Duration howLong, long atMostPieces) {
        return new ExpressLogSettings(howLong, atMostPieces, waitingChars, linger);
    }
}
