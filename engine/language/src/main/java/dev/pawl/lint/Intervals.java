package dev.pawl.lint;

import dev.pawl.asl.Retrier;

/** How long a retrier waits, without jitter. */
final class Intervals {
    /** Whoever retries more often has other troubles. */
    private static final int MOST = 100_000;

    private Intervals() {}

    /** Seconds before the retry of that number, the first of which is 1. */
    static double before(Retrier retrier, long retry) {
        double interval = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), retry - 1.0);
        return retrier.maxDelaySeconds().isPresent()
                ? Math.min(interval, (double) retrier.maxDelaySeconds().getAsLong())
                : interval;
    }

    /** How many retries begin within that time, if the work itself took none. */
    static long withinSeconds(Retrier retrier, long seconds) {
        double total = 0;
        long retry = 0;
        long most = Math.min(retrier.maxAttempts(), MOST);
        while (retry < most) {
            total += before(retrier, retry + 1);
            if (total >= seconds) {
                return retry;
            }
            retry++;
        }
        return retrier.maxAttempts();
    }
}
