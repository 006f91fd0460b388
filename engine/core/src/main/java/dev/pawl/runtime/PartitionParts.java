package dev.pawl.runtime;

import dev.pawl.store.Cluster;
import dev.pawl.store.Cluster.Call;
import dev.pawl.store.Lease;
import dev.pawl.timer.DueTimers;
import java.util.ArrayList;
import java.util.List;

/** All that this process holds of a partition, for when it leaves in order. */
final class PartitionParts implements HandOver.Parts {
    private final String nodeId;
    private final DueTimers timers;
    private final Mailboxes mailboxes;
    private final MapRunBoxes mapRuns;
    private final Calls calls;
    private final Elsewhere elsewhere;
    private final Leases leases;
    private volatile AfterCommit followed = AfterCommit.NOBODY;

    PartitionParts(String nodeId, DueTimers timers, Mailboxes mailboxes, MapRunBoxes mapRuns, Calls calls,
            Elsewhere elsewhere, Leases leases) {
        this.nodeId = nodeId;
        this.timers = timers;
        this.mailboxes = mailboxes;
        this.mapRuns = mapRuns;
        this.calls = calls;
        this.elsewhere = elsewhere;
        this.leases = leases;
    }

    /** Before anything moves. */
    void followedBy(AfterCommit who) {
        followed = who;
    }

    /** How many executions and map runs of a partition are in memory. */
    int count(int partition) {
        return mailboxes.count(partition) + mapRuns.count(partition);
    }

    @Override
    public void abandon(Lease lease) {
        timers.disown(lease.partition());
        mailboxes.abandon(lease.partition());
        mapRuns.abandon(lease.partition());
    }

    @Override
    public boolean busy(int partition) {
        // whoever slipped in while it was being emptied goes too
        mailboxes.abandon(partition);
        mapRuns.abandon(partition);
        return count(partition) > 0;
    }

    @Override
    public void finish(Lease lease) {
        followed.leaving(lease);
    }

    @Override
    public List<Call> underWay(int partition) {
        List<Call> underWay = new ArrayList<>();
        calls.underWay(arn -> leases.partitionOf(arn) == partition && !arn.contains(":express:"))
                .forEach(task -> underWay.add(new Call(nodeId, task.executionArn(), task.scheduledEventId())));
        mailboxes.express(partition).forEach(arn -> underWay.add(new Call(nodeId, arn, Cluster.EXPRESS)));
        return underWay;
    }

    @Override
    public void gone(Lease lease) {
        followed.lost(lease);
        elsewhere.forget(leases, lease.partition());
    }
}
