package dev.pawl.server.bench.soak;

import java.util.Arrays;

/** Milliseconds, until somebody takes them. */
final class Latencies {
    private long[] values = new long[1024];
    private int count;

    synchronized void add(long millis) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = millis;
    }

    /** How many there are, and what half and 99 % of them were at most; none remain. */
    synchronized long[] take() {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        count = 0;
        return sorted.length == 0
                ? new long[]{0, 0, 0}
                : new long[]{sorted.length, sorted[sorted.length / 2], sorted[(int) (sorted.length * 99L / 100)]};
    }
}
