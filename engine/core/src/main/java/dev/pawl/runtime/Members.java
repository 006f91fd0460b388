package dev.pawl.runtime;

import dev.pawl.store.Cluster.Lag;
import dev.pawl.store.Cluster.Node;
import dev.pawl.store.Cluster.View;
import dev.pawl.store.Store;
import java.util.List;

/** The nodes of a store, as this one sees them. */
public final class Members {
    private final Store store;
    private final LeaseKeeper keeper;

    Members(Store store, LeaseKeeper keeper) {
        this.store = store;
        this.keeper = keeper;
    }

    /** Whether there can be other nodes. */
    public boolean shared() {
        return store.cluster().shared();
    }

    /** This node. */
    public Node self() {
        return keeper.node();
    }

    /** How things stand now. */
    public View view() {
        return store.cluster().look();
    }

    /** How far those have come who follow commits, at whatever node. */
    public List<Lag> lags() {
        return store.cluster().lags();
    }

    /** Names of nodes that are gone without having left, and did not come back, for an hour. */
    public List<String> lost() {
        if (!shared()) {
            return List.of();
        }
        List<String> there = view().nodes().stream().map(Node::name).toList();
        return store.cluster().lost().stream().map(node -> node.name().isEmpty() ? node.id() : node.name())
                .filter(name -> !there.contains(name)).distinct().sorted().toList();
    }

    /** Tells the others how this node is called, where it is reached, and which version it is. */
    public void announce(String name, String address, String version) {
        keeper.announce(name, address, version);
    }

    /** Has this node hand over what it has and take nothing, or take its share again. */
    public void stepAside(boolean now) {
        if (shared()) {
            keeper.stepAside(now);
        }
    }

    /** Whether an execution is this node's. */
    public boolean owns(String executionArn) {
        return keeper.owns(executionArn);
    }

    /** How many calls a node goes on with although their executions are not its own any more. */
    public int goesOnWith(String nodeId) {
        return store.cluster().goesOnWith(nodeId);
    }
}
