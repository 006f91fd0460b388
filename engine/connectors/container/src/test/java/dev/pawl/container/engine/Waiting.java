package dev.pawl.container.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does and nobody announces. */
public final class Waiting {
    private static final long MOST_SECONDS = 20;

    private Waiting() {}

    /** Returns as soon as it is so; fails if it is not for that long. */
    public static void until(BooleanSupplier so) {
        long began = System.nanoTime();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
                throw new AssertionError("Expected it within " + MOST_SECONDS + " s, but it is not so");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
