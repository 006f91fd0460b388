package dev.pawl.runtime;

import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds this node's partitions: takes those that nobody holds, prolongs what it has, and lets go of what it
 * lost. A node
 * takes at most its share while others are about.
 */
final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final Partitions partitions;
    private final Leases leases;
    private final EngineClock clock;
    private final Executor workers;
    private final String node;
    private final Duration howLong;
    private final Consumer<Lease> taken;
    private final Consumer<Lease> lost;
    private volatile boolean stopped;

    LeaseKeeper(Partitions partitions, Leases leases, EngineClock clock, Executor workers, String node,
            Duration howLong, Parties parties) {
        this.partitions = partitions;
        this.leases = leases;
        this.clock = clock;
        this.workers = workers;
        this.node = node;
        this.howLong = howLong;
        this.taken = parties.taken();
        this.lost = parties.lost();
    }

    /** Who is told of partitions that come and go. */
    record Parties(Consumer<Lease> taken, Consumer<Lease> lost) {}

    /** Takes what it can at once, then keeps it. */
    void start() {
        acquire();
        again();
    }

    /** Gives all partitions back. */
    void stop() {
        stopped = true;
        List<Lease> all = leases.all();
        all.forEach(leases::remove);
        partitions.release(all);
    }

    /** Somebody found out that a lease is over. */
    void lost(Lease lease) {
        if (leases.remove(lease)) {
            LOG.warn("Partition {} belongs to another node now", lease.partition());
            lost.accept(lease);
        }
    }

    private void again() {
        clock.after(howLong.dividedBy(3), () -> {
            try {
                workers.execute(this::round);
            } catch (RejectedExecutionException e) {
                LOG.debug("The engine has been closed");
            }
        });
    }

    private void round() {
        if (stopped) {
            return;
        }
        try {
            List<Lease> held = leases.all();
            Set<Lease> stand = new HashSet<>(partitions.renew(node, howLong, held));
            held.stream().filter(l -> !stand.contains(l)).forEach(this::lost);
            acquire();
        } catch (RuntimeException e) {
            LOG.error("Leases could not be renewed; trying again", e);
        }
        again();
    }

    private void acquire() {
        int wanted = share() - leases.all().size();
        if (wanted <= 0 || stopped) {
            return;
        }
        List<Lease> got = new ArrayList<>(partitions.acquire(node, howLong, wanted));
        got.forEach(lease -> leases.add(lease, clock.now()));
        got.forEach(taken);
    }

    /** All partitions if this node is alone, else its part, rounded up. */
    private int share() {
        Set<String> nodes = new HashSet<>();
        nodes.add(node);
        partitions.holdings().forEach(h -> h.node().filter(n -> h.until().isAfter(clock.now())).ifPresent(nodes::add));
        return (partitions.count() + nodes.size() - 1) / nodes.size();
    }
}
