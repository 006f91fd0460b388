package dev.pawl.store;

import dev.pawl.store.Partitions.Holding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The nodes that share a store: who is there and what they hold, by the store's own clock, and what a node
 * tells
 * whoever takes a partition after it.
 */
public interface Cluster {
    /** What an Express execution has instead of a task. */
    long EXPRESS = 0;

    /** Whether other processes may use the store at the same time. */
    boolean shared();

    /**
     * Says that a node is there, for so long from now on, and prolongs its leases.
     *
     * @return how things stand: a lease that is not among the node's holdings any more is over
     */
    View beat(Node node, Duration howLong, List<Lease> held);

    /** How things stand. */
    View look();

    /** Nodes that did not say for some time that they are there, and did not leave; for an hour. */
    List<Node> lost();

    /** The node is gone, and with it all that it went on with for others. */
    void leave(String nodeId);

    /**
     * Gives a partition back in order: what happened in it is stored, and nothing of it is under way but what the
     * node goes on with. False, and nothing changes, if the lease was over.
     */
    boolean handOver(Lease lease, String nodeId, List<Call> goesOn);

    /** How the partition of a lease came to its owner. */
    HandedOver handedOver(Lease lease);

    /** How many calls a node goes on with for others. */
    int goesOnWith(String nodeId);

    /** A call that another node went on with has ended, or that node is gone. */
    void ended(Call call);

    /**
     * An Express execution that a node went on with has ended; its start is forgotten.
     *
     * @return whether it was still on the books
     */
    boolean expressEnded(String executionArn);

    /** How far those have come who follow commits. */
    List<Lag> lags();

    /**
     * A node.
     *
     * @param id
     *            unique among all processes, also across restarts
     * @param name
     *            for people
     * @param address
     *            where it is reached; empty if it is not
     * @param stopping
     *            whether it gives away what it holds, and takes nothing
     */
    record Node(String id, String name, String address, String version, Instant startedAt, boolean stopping) {}

    /**
     * How things stand.
     *
     * @param now
     *            the store's clock
     * @param nodes
     *            those that are there, in the order of their ids; a holder that says nothing of itself is there,
     *            too
     * @param holdings
     *            all partitions; one whose lease is over has no node
     */
    record View(Instant now, List<Node> nodes, List<Holding> holdings) {
        /** Those of the leases that still stand. */
        public List<Lease> standing(String nodeId, List<Lease> leases) {
            return leases.stream().filter(lease -> {
                Holding holding = holdings.get(lease.partition());
                return holding.epoch() == lease.epoch() && holding.node().filter(nodeId::equals).isPresent();
            }).toList();
        }

        /** Whether a node is there. */
        public boolean isThere(String nodeId) {
            return nodes.stream().anyMatch(node -> node.id().equals(nodeId));
        }
    }

    /**
     * A call of a connector, or an Express execution, that a node goes on with although the partition is not its.
     */
    record Call(String nodeId, String executionArn, long scheduledEventId) {}

    /**
     * How a partition came to its owner.
     *
     * @param inOrder
     *            whether the owner before gave it away: then nothing of it is under way anywhere but these calls
     */
    record HandedOver(boolean inOrder, Set<Call> calls) {}

    /** How far a follower of commits has come in a partition, and how far it could. */
    record Lag(String reader, int partition, long position, long head) {}
}
