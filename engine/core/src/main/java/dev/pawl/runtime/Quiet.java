package dev.pawl.runtime;

import dev.pawl.hold.Holds;
import dev.pawl.store.Lease;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has calls rest that were under way when a store was left, for as long as everything is held quietly: after
 * a
 * restore another
 * store may have ended them long ago.
 */
final class Quiet {
    private static final Logger LOG = LoggerFactory.getLogger(Quiet.class);

    private final Holds holds;
    private final Leases leases;
    private final Executor workers;
    private final Map<Lease, Runnable> resting = new ConcurrentHashMap<>();

    Quiet(Holds holds, Leases leases, Executor workers) {
        this.holds = holds;
        this.leases = leases;
        this.workers = workers;
        holds.onResumed(over -> goOn());
    }

    /** Whether nobody outside is called now. */
    boolean holds() {
        return holds.standing().isQuiet();
    }

    /** Does that now, or as soon as it may be. */
    void unlessHeld(Lease lease, Runnable calls) {
        if (!holds()) {
            calls.run();
            return;
        }
        resting.put(lease, calls);
        // resumed in between
        goOn();
    }

    private void goOn() {
        if (holds()) {
            return;
        }
        resting.forEach((lease, calls) -> {
            if (resting.remove(lease, calls) && leases.all().contains(lease)) {
                begin(calls);
            }
        });
    }

    private void begin(Runnable calls) {
        try {
            workers.execute(() -> {
                try {
                    calls.run();
                } catch (RuntimeException e) {
                    LOG.error("Outstanding calls could not be read; they begin once their partition is taken again", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed");
        }
    }
}
