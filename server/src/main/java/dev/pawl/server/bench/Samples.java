package dev.pawl.server.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Latencies. Many threads may add; those beyond the room that there is are left out. */
public final class Samples {
    private final long[] nanos = new long[1 << 20];
    private final AtomicInteger count = new AtomicInteger();

    /** Adds one. */
    public void add(long sample) {
        int at = count.getAndIncrement();
        if (at < nanos.length) {
            nanos[at] = sample;
        }
    }

    /** Of that many in a thousand the latency was at most this; 0 if there are none. */
    public long perMille(int share) {
        int filled = Math.min(count.get(), nanos.length);
        if (filled == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, filled);
        Arrays.sort(sorted);
        return sorted[(int) ((long) (filled - 1) * share / 1000)];
    }

    @Override
    public String toString() {
        return "p50 " + Table.millis((double) perMille(500)) + ", p99 " + Table.millis((double) perMille(990));
    }
}
