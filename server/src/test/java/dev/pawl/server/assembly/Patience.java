package dev.pawl.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what comes by itself, as long as a slow machine may take for it. */
public final class Patience {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Patience() {}

    /** Returns as soon as it is so. */
    public static void await(BooleanSupplier so) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
