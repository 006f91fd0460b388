package dev.pawl.runtime;

import dev.pawl.store.Cluster;
import dev.pawl.store.Cluster.Call;
import dev.pawl.store.Cluster.View;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of our executions that other nodes began when the partition was theirs, and go on with: they must not
 * be
 * begun again unless that node is gone.
 */
final class Elsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);

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
        for (Call call : List.copyOf(calls)) {
            if (call.scheduledEventId() == scheduledEventId && call.executionArn().equals(executionArn)
                    && calls.remove(call)) {
                forget(call);
            }
        }
    }

    /** A row that stays for now does no harm; an outcome that is lost because of it would. */
    private void forget(Call call) {
        try {
            cluster.ended(call);
        } catch (RuntimeException e) {
            LOG.warn("That the call of task {} of {} is over could not be written down: {}", call.scheduledEventId(),
                    call.executionArn(), e.getMessage());
        }
    }

    /** Has each whose node is gone begun again, and forgets it. */
    void orphans(View view, Consumer<Call> again) {
        for (Call call : List.copyOf(calls)) {
            if (!view.isThere(call.nodeId()) && calls.remove(call)) {
                again.accept(call);
                forget(call);
            }
        }
    }

    /** Those of partitions that are not ours any more are somebody else's business. */
    void forget(Leases leases, int partition) {
        calls.removeIf(call -> leases.partitionOf(call.executionArn()) == partition);
    }
}
