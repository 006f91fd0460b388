package dev.pawl.approval.service;

import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has something done when there is something to do: when it is nudged, when it said it would, and now and
 * then.
 */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

    private final EngineClock clock;
    private final Executor threads;
    private final Supplier<Instant> round;
    private @Nullable Instant armed;
    private boolean running;
    private boolean again;
    private boolean closed;

    /**
     * @param round
     *            does all that is to be done, and says when it is to be called again
     */
    Rounds(EngineClock clock, Executor threads, Supplier<Instant> round) {
        this.clock = clock;
        this.threads = threads;
        this.round = round;
    }

    /** There may be something to do now. */
    void nudge() {
        synchronized (this) {
            again = true;
            if (running || closed) {
                return;
            }
            running = true;
        }
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed");
        }
    }

    private void run() {
        while (goesOn()) {
            Instant next;
            try {
                next = round.get();
            } catch (RuntimeException e) {
                LOG.warn("Approvals could not go on; trying again", e);
                next = clock.now().plus(AT_LEAST_EVERY);
            }
            arm(next);
        }
    }

    private synchronized boolean goesOn() {
        running = again && !closed;
        again = false;
        return running;
    }

    private void arm(Instant next) {
        Instant now = clock.now();
        Instant latest = now.plus(AT_LEAST_EVERY);
        Instant then = next.isAfter(latest) ? latest : next;
        synchronized (this) {
            if (closed || (armed != null && armed.isAfter(now) && !armed.isAfter(then))) {
                return;
            }
            armed = then;
        }
        clock.after(Duration.between(now, then), this::nudge);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
