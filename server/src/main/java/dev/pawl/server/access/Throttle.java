package dev.pawl.server.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Token buckets by name. Of those that were not used for longest, one is forgotten when there are too many.
 */
public final class Throttle {
    private static final int MOST = 10_000;
    private static final double NANOS = 1e9;
    private static final float LOAD = 0.75f;

    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    private static final class Bucket {
        private double tokens;
        private long at;
    }

    /**
     * How fast.
     *
     * @param rate
     *            per second in the long run
     * @param burst
     *            at once
     */
    public record Pace(double rate, int burst) {}

    /** Buckets that fill with this time. */
    public Throttle(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How long to wait until a bucket has one again; takes none. */
    public synchronized Optional<Duration> look(String name, Pace pace) {
        Bucket bucket = buckets.get(name);
        double tokens = bucket == null
                ? pace.burst()
                : bucket.tokens + (nanoTime.getAsLong() - bucket.at) / NANOS * pace.rate();
        return tokens >= 1 ? Optional.empty() : Optional.of(wait(tokens, pace));
    }

    private static Duration wait(double tokens, Pace pace) {
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / pace.rate() * NANOS));
    }

    /** Takes one from a bucket; if it is empty, how long to wait for the next. */
    public synchronized Optional<Duration> take(String name, Pace pace) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.tokens = pace.burst();
            bucket.at = now;
            buckets.put(name, bucket);
        }
        bucket.tokens = Math.min(pace.burst(), bucket.tokens + (now - bucket.at) / NANOS * pace.rate());
        bucket.at = now;
        if (bucket.tokens >= 1) {
            bucket.tokens--;
            return Optional.empty();
        }
        return Optional.of(wait(bucket.tokens, pace));
    }
}
