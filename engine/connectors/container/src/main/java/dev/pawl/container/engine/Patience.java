package dev.pawl.container.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tries again while the Docker Engine is away: it may be restarting. */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final Semaphore bell;
    private final BooleanSupplier enough;

    /**
     * With this bell rung, it tries again at once.
     *
     * @param enough
     *            whether to give up at the next failure
     */
    Patience(InstantSource clock, Semaphore bell, BooleanSupplier enough) {
        this.clock = clock;
        this.bell = bell;
        this.enough = enough;
    }

    /**
     * Does something that may be done twice.
     *
     * @param patience
     *            how long the engine may be away; empty for ever
     * @throws EngineException
     *             when it is over
     */
    <T> T insist(Optional<Duration> patience, Callable<T> action) {
        @Nullable Instant since = null;
        Duration pause = FIRST;
        while (true) {
            try {
                return action.call();
            } catch (EngineException.Away e) {
                Instant now = clock.instant();
                since = since == null ? now : since;
                Instant awaySince = since;
                boolean over = patience.filter(p -> Duration.between(awaySince, now).compareTo(p) >= 0).isPresent();
                if (over || enough.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                rest(pause);
                pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : pause;
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void rest(Duration pause) {
        try {
            if (bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
