package dev.pawl.runtime;

import dev.pawl.store.Cluster;
import dev.pawl.store.Cluster.Call;
import dev.pawl.store.Lease;
import dev.pawl.store.Notices;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a partition away in order: takes nothing in for it any more, waits until what is being written is
 * written,
 * and tells whoever comes next which calls this node goes on with.
 */
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);
    /** A notice that a partition is free. */
    static final String FREE = "free";

    private final String nodeId;
    private final Cluster cluster;
    private final Notices notices;
    private final Leases leases;
    private final EngineClock clock;
    private final Executor patient;
    private final Parts parts;

    /** What holds something of a partition. */
    interface Parts {
        /** Nothing begins by itself any more, and nothing of the partition stays in memory. */
        void abandon(Lease lease);

        /** Whether something is being written or followed up. */
        boolean busy(int partition);

        /** What is told of commits is told, and how far that is written down. */
        void finish(Lease lease);

        /** Calls of tasks and Express executions that are under way. */
        List<Call> underWay(int partition);

        /** It is about to be somebody else's. */
        void gone(Lease lease);
    }

    HandOver(String nodeId, Cluster cluster, Notices notices, Leases leases, EngineClock clock, Executor patient,
            Parts parts) {
        this.nodeId = nodeId;
        this.cluster = cluster;
        this.notices = notices;
        this.leases = leases;
        this.clock = clock;
        this.patient = patient;
        this.parts = parts;
    }

    /** Has it told when it is done, or when it turns out that the lease was over. */
    void give(Lease lease, Runnable done) {
        if (!leases.give(lease)) {
            done.run();
            return;
        }
        parts.abandon(lease);
        look(lease, clock.now().plus(AT_MOST), done);
    }

    private void look(Lease lease, Instant deadline, Runnable done) {
        if (parts.busy(lease.partition()) && clock.now().isBefore(deadline)) {
            clock.after(LOOK_EVERY, () -> look(lease, deadline, done));
            return;
        }
        try {
            patient.execute(() -> finish(lease, done));
        } catch (RejectedExecutionException e) {
            done.run();
        }
    }

    private void finish(Lease lease, Runnable done) {
        try {
            parts.finish(lease);
            List<Call> underWay = parts.underWay(lease.partition());
            // before anybody can take it: perhaps that is us, and what we take must not be forgotten
            parts.gone(lease);
            cluster.handOver(lease, nodeId, underWay);
        } catch (RuntimeException e) {
            // perhaps it is written nevertheless: outcomes are passed on in any case
            LOG.warn("Partition {} could not be handed over; others take it when its lease is over: {}",
                    lease.partition(), e.getMessage());
        } finally {
            leases.left(lease);
            notices.tell(FREE);
            done.run();
        }
    }
}
