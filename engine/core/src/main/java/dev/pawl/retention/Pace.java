package dev.pawl.retention;

/** How much is removed at once, and how long is waited afterwards, so that the writer is there for others. */
final class Pace {
    private static final long SLICE_NANOS = 4_000_000;
    private static final int LEAST = 16;
    private static final int MOST = 4096;
    private static final int FIRST = 128;
    private static final long LONGEST_WAIT = 1_000_000_000L;

    private final double share;
    private int rows = FIRST;

    Pace(double share) {
        this.share = share;
    }

    /** About how many rows a slice should have. */
    int rows() {
        return rows;
    }

    /**
     * A slice took so long; returns the nanoseconds to wait before the next.
     *
     * @param passed
     *            since it was asked for: while its transaction became durable, the writer was there for others,
     *            too
     */
    long after(long nanos, long passed) {
        if (nanos > SLICE_NANOS * 2) {
            rows = Math.max(LEAST, rows / 2);
        } else if (nanos < SLICE_NANOS) {
            rows = Math.min(MOST, rows + rows / 4 + 1);
        }
        return Math.clamp((long) (nanos / share) - Math.max(nanos, passed), 0, LONGEST_WAIT);
    }
}
