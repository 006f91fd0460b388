package dev.pawl.runtime;

import dev.pawl.timer.EngineClock;
import java.time.Duration;
import org.slf4j.Logger;

/** Something that fails again and again, told once a minute, and when it is over. Not for several threads at once. */
final class Complaint {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final EngineClock clock;
    private final Logger log;
    private boolean failing;
    private long beganNanos;
    private long toldNanos;
    private int untold;

    Complaint(EngineClock clock, Logger log) {
        this.clock = clock;
        this.log = log;
    }

    void of(String what, RuntimeException why) {
        long now = clock.nanoTime();
        if (!failing) {
            failing = true;
            beganNanos = now;
        } else if (now - toldNanos < AGAIN.toNanos()) {
            untold++;
            return;
        }
        log.error("{}: {}{}", what, why.getMessage(), untold == 0 ? "" : " (" + untold + " more times since)");
        toldNanos = now;
        untold = 0;
    }

    void over(String what) {
        if (failing) {
            failing = false;
            untold = 0;
            log.info("{}, after {} s", what, Duration.ofNanos(clock.nanoTime() - beganNanos).toSeconds());
        }
    }
}
