package dev.pawl.server.rest.execution;

import dev.pawl.engine.EngineEvents;
import dev.pawl.engine.EngineEvents.Subscription;
import dev.pawl.server.rest.ProblemException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who watches which execution. The engine's threads only wake them here; what there is to see is read by few
 * threads of
 * our own, so that many watchers take nothing from the executions.
 */
public final class Watchers implements AutoCloseable {
    private static final int MOST = 1_000;
    private static final int READERS = 4;
    private static final int UNAVAILABLE = 503;
    /** Executions that another node runs wake nobody here; and silence has to be broken now and then. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ConcurrentHashMap<String, Set<Watch>> watches = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ScheduledThreadPoolExecutor readers;
    private final Subscription subscription;

    /** Somebody who watches. */
    interface Watch {
        /** Something has happened. Returns at once. */
        void wake();

        /** A second has passed. Returns at once. */
        void tick();
    }

    /** Nobody yet. */
    public Watchers(EngineEvents events) {
        readers = new ScheduledThreadPoolExecutor(READERS,
                Thread.ofPlatform().daemon().name("pawl-watchers-", 0).factory());
        readers.setRemoveOnCancelPolicy(true);
        var unused = readers.scheduleAtFixedRate(() -> watches.values().forEach(all -> all.forEach(Watch::tick)),
                LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        subscription = events
                .subscribe(
                        (execution, happened) -> watches.getOrDefault(execution.arn(), Set.of()).forEach(Watch::wake));
    }

    /**
     * Wakes this one from now on.
     *
     * @throws ProblemException
     *             if there are too many
     */
    void add(String executionArn, Watch watch) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            throw new ProblemException(UNAVAILABLE, "TooManyStreams",
                    "Expected at most " + MOST + " streams at once, but there would be more. Try again later.");
        }
        watches.compute(executionArn, (arn, all) -> {
            Set<Watch> more = all == null ? ConcurrentHashMap.newKeySet() : all;
            more.add(watch);
            return more;
        });
    }

    /** Wakes it no more. */
    void remove(String executionArn, Watch watch) {
        watches.computeIfPresent(executionArn, (arn, all) -> {
            if (all.remove(watch)) {
                count.decrementAndGet();
            }
            return all.isEmpty() ? null : all;
        });
    }

    /** Has something read on a thread that may block for a moment. */
    void read(Duration pause, Runnable reading) {
        try {
            var unused = readers.schedule(reading, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // closed: so is the server, and with it all that is watched
        }
    }

    int count() {
        return count.get();
    }

    @Override
    public void close() {
        subscription.close();
        readers.shutdownNow();
    }
}
