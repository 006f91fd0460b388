package dev.pawl.runtime;

import dev.pawl.timer.EngineClock;
import java.time.Duration;

/**
 * How long a lease is certain to stand, by this process's own clock that never goes back, counted from before
 * the
 * store was asked. What is over stays over: whoever found it over has acted upon that, so the partition must
 * be
 * taken anew.
 */
final class Term {
    private final EngineClock clock;
    private long beganNanos;
    private long lengthNanos;
    private boolean over;

    private Term(EngineClock clock, long beganNanos, long lengthNanos) {
        this.clock = clock;
        this.beganNanos = beganNanos;
        this.lengthNanos = lengthNanos;
    }

    /** Of a lease that was asked for at that moment. */
    static Term of(EngineClock clock, long askedNanos, Duration length) {
        return new Term(clock, askedNanos, length.toNanos());
    }

    /** Of a lease that nobody else can take. */
    static Term endless(EngineClock clock) {
        return new Term(clock, 0, Long.MAX_VALUE);
    }

    synchronized boolean stands() {
        over = over || (lengthNanos != Long.MAX_VALUE && clock.nanoTime() - beganNanos >= lengthNanos);
        return !over;
    }

    /** It was prolonged by a request that began at that moment; false if it was over by then. */
    synchronized boolean prolong(long askedNanos, Duration length) {
        if (stands() && lengthNanos != Long.MAX_VALUE) {
            beganNanos = askedNanos;
            lengthNanos = length.toNanos();
        }
        return stands();
    }
}
