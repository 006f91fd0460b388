package dev.pawl.log;

import dev.pawl.store.ExpressLog;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is too old or too much of the Express log: in small chunks, after something was written and
 * not more
 * often than each minute, so that nothing is looked at where nothing is logged.
 */
public final class ExpressRetention {
    private static final Logger LOG = LoggerFactory.getLogger(ExpressRetention.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int CHUNK = 200;

    private final ExpressLog log;
    private final EngineClock clock;
    private final Executor workers;
    private final ExpressLogSettings settings;
    private final Map<Integer, Boolean> due = new ConcurrentHashMap<>();

    /** Deletes on threads that may wait. */
    public ExpressRetention(ExpressLog log, EngineClock clock, Executor workers, ExpressLogSettings settings) {
        this.log = log;
        this.clock = clock;
        this.workers = workers;
        this.settings = settings;
    }

    /** Something was written to a partition: looks in a minute what has to go. */
    public void sweep(int partition) {
        if (due.putIfAbsent(partition, true) == null) {
            clock.after(PAUSE, () -> {
                try {
                    workers.execute(() -> trim(partition));
                } catch (RejectedExecutionException e) {
                    LOG.debug("The engine has been closed");
                }
            });
        }
    }

    private void trim(int partition) {
        due.remove(partition);
        try {
            int deleted = CHUNK;
            while (deleted == CHUNK) {
                deleted = log.trim(partition, clock.now().minus(settings.keep()), settings.pieces(), CHUNK);
            }
        } catch (RuntimeException e) {
            LOG.warn("Old events of Express executions could not be deleted; trying again later", e);
            sweep(partition);
        }
    }
}
