package dev.pawl.server.bench;

import dev.pawl.timer.EngineClock;
import dev.pawl.timer.SystemClock;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock that runs many times as fast as the machine's, so that a wait of a second takes half a millisecond.
 */
final class FastClock implements EngineClock, AutoCloseable {
    private static final long FASTER = 2_000;

    private final SystemClock real = new SystemClock();
    private final Instant began = real.now();
    private final long beganNanos = real.nanoTime();

    @Override
    public Instant now() {
        return began.plusMillis((real.nanoTime() - beganNanos) / (1_000_000 / FASTER));
    }

    @Override
    public long nanoTime() {
        return real.nanoTime();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        real.after(delay.dividedBy(FASTER), task);
    }

    @Override
    public void close() {
        real.close();
    }
}
