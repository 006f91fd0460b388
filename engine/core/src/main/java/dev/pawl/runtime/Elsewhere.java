package dev.pawl.runtime;

import dev.pawl.store.Cluster;
import dev.pawl.store.Cluster.Call;
import dev.pawl.store.Cluster.View;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls of our executions that other nodes began when the partition was theirs, and go on with: they must not be
 * begun again unless that node is gone.
 */
final class Elsewhere {
    private final Cluster cluster;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    Elsewhere(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A partition was taken: these calls are under way, as far as their nodes are there. */
    void add(Set<Call> further) {
        calls.addAll(further);
    }

    boolean goesOn(String executionArn, long scheduledEventId) {
        return !calls.isEmpty() && calls.stream().anyMatch(call -> call.scheduledEventId() == scheduledEventId
                && call.executionArn().equals(executionArn));
    }

    /** The outcome has come. */
    void ended(String executionArn, long scheduledEventId) {
        for (Call call : calls) {
            if (call.scheduledEventId() == scheduledEventId && call.executionArn().equals(executionArn)
                    && calls.remove(call)) {
                cluster.ended(call);
            }
        }
    }

    /** Takes out those whose node is gone; whoever asks begins them again. */
    List<Call> orphans(View view) {
        List<Call> orphans = calls.stream().filter(call -> !view.isThere(call.nodeId())).toList();
        orphans.forEach(calls::remove);
        return orphans;
    }

    /** Those of partitions that are not ours any more are somebody else's business. */
    void forget(Leases leases, int partition) {
        calls.removeIf(call -> leases.partitionOf(call.executionArn()) == partition);
    }
}
