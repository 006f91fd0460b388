package dev.pawl.runtime;

import dev.pawl.hold.Hold;
import dev.pawl.hold.Holds;
import dev.pawl.hold.Scope;
import dev.pawl.hold.Standing;
import dev.pawl.store.Lease;
import dev.pawl.store.MapRuns;
import dev.pawl.store.Outstanding.DueTimer;
import dev.pawl.store.Store;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has executions go on that were held: a page at a time, the next once the one before has moved, so that many
 * of
 * them come back without a storm.
 */
final class Releases {
    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final int PAGE = 64;

    private final Store store;
    private final Holds holds;
    private final Leases leases;
    private final Posts posts;
    private final Executor workers;

    Releases(Store store, Holds holds, Leases leases, Posts posts, Executor workers) {
        this.store = store;
        this.holds = holds;
        this.leases = leases;
        this.posts = posts;
        this.workers = workers;
    }

    /** Some holds are over. */
    void over(List<Hold> ended) {
        for (Hold hold : ended) {
            if (hold.scope() instanceof Scope.Execution(String arn) && !hold.options().children()) {
                if (leases.of(arn).isPresent()) {
                    posts.post(arn, Mail.of(new Signal.Release()));
                }
                leases.all().forEach(lease -> wakeMapRuns(lease.partition()));
            } else {
                leases.all().forEach(this::taken);
            }
        }
    }

    /** All of a partition that was held and is not: also what a former owner did not come to. */
    void taken(Lease lease) {
        execute(() -> {
            page(lease, Long.MIN_VALUE);
            wakeMapRuns(lease.partition());
        });
    }

    private void page(Lease lease, long after) {
        if (!leases.all().contains(lease)) {
            return;
        }
        List<DueTimer> held = store.outstanding().held(lease.partition(), after, PAGE);
        if (held.isEmpty()) {
            return;
        }
        long last = held.get(held.size() - 1).executionKey();
        Standing standing = holds.standing();
        List<String> free = held.stream().map(DueTimer::executionArn).filter(free(standing)).toList();
        AtomicInteger left = new AtomicInteger(free.size() + 1);
        Receipt next = settlement -> {
            if (left.decrementAndGet() == 0) {
                execute(() -> page(lease, last));
            }
        };
        free.forEach(arn -> posts.post(arn, Mail.of(new Signal.Release(), next)));
        next.settle(new Settlement.NoTask());
    }

    private static Predicate<String> free(Standing standing) {
        return arn -> standing.isEmpty() || standing.over(arn, machineOf(arn)).isEmpty();
    }

    private static String machineOf(String executionArn) {
        String machine = executionArn.replaceFirst(":execution:", ":stateMachine:");
        return machine.substring(0, machine.lastIndexOf(':'));
    }

    private void wakeMapRuns(int partition) {
        long after = 0;
        List<MapRuns.Running> page;
        do {
            page = store.mapRuns().running(partition, after, PAGE);
            for (MapRuns.Running run : page) {
                posts.post(run.arn(), Mail.of(new Signal.WakeMapRun()));
                after = run.key();
            }
        } while (page.size() == PAGE);
    }

    private void execute(Runnable step) {
        try {
            workers.execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException e) {
                    LOG.error("Held executions could not be read; they go on once their partition is taken again", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed");
        }
    }
}
