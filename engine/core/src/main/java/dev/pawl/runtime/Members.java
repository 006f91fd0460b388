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

    /** Tells the others how this node is called, where it is reached, and which version it is. */
    public void announce(String name, String address, String version) {
        keeper.announce(name, address, version);
    }

}
