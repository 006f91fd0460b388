package dev.pawl.connector.function;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does and nobody tells. */
final class Eventually {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private Eventually() {}

    static void that(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Expected it to happen within 30 seconds, but it did not");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
