package dev.pawl.timer;

import java.time.Duration;
import java.time.Instant;

/** The only source of time for the shell, so that tests may let it jump. */
public interface EngineClock {
    /** The wall clock, in whole milliseconds. */
    Instant now();

    /** A clock that never goes back, for measuring. */
    long nanoTime();

    /** Runs a short task once, later, on a thread of the clock. */
    void after(Duration delay, Runnable task);
}
