package dev.pawl.metrics;

import java.util.Arrays;

/**
 * Into which steps a distribution is divided.
 *
 * @param bounds
 *            upper ends of the steps, ascending, in what {@link Histogram#observe} is told
 * @param unit
 *            what one shown unit is made of: a thousand million for nanoseconds that are shown as seconds
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares scales, and it is copied on the way in
public record Scale(long[] bounds, double unit) {
    private static final long MICROS = 1000;
    private static final long MILLIS = 1000 * MICROS;
    private static final long SECONDS = 1000 * MILLIS;

    /** Calls and requests: a millisecond to a minute. */
    public static final Scale CALLS = seconds(MILLIS, 2 * MILLIS, 5 * MILLIS, 10 * MILLIS, 25 * MILLIS, 50 * MILLIS,
            100 * MILLIS, 250 * MILLIS, 500 * MILLIS, SECONDS, 2500 * MILLIS, 5 * SECONDS, 10 * SECONDS,
            60 * SECONDS);

    /** Executions: ten milliseconds to a day. */
    public static final Scale EXECUTIONS = seconds(10 * MILLIS, 50 * MILLIS, 100 * MILLIS, 500 * MILLIS, SECONDS,
            5 * SECONDS, 10 * SECONDS, 30 * SECONDS, 60 * SECONDS, 300 * SECONDS, 900 * SECONDS, 3600 * SECONDS,
            6 * 3600 * SECONDS, 24 * 3600 * SECONDS);

    /** Commits: a tenth of a millisecond to ten seconds. */
    public static final Scale COMMITS = seconds(100 * MICROS, 250 * MICROS, 500 * MICROS, MILLIS, 2 * MILLIS,
            5 * MILLIS, 10 * MILLIS, 25 * MILLIS, 50 * MILLIS, 100 * MILLIS, 250 * MILLIS, SECONDS, 10 * SECONDS);

    /** How many at once. */
    public static final Scale COUNTS = new Scale(new long[]{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024}, 1);

    /** Keeps its own copy. */
    public Scale {
        bounds = bounds.clone();
        for (int i = 1; i < bounds.length; i++) {
            if (bounds[i] <= bounds[i - 1]) {
                throw new IllegalArgumentException("Expected ascending bounds, but got " + Arrays.toString(bounds));
            }
        }
    }

    private static Scale seconds(long... nanos) {
        return new Scale(nanos, SECONDS);
    }
}
