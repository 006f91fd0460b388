package dev.pawl.delivery;

import dev.pawl.store.Lease;

/**
 * Follows the commits of the partitions that this node holds in a way of its own. It is told that there is
 * something,
 * never what; its methods return soon.
 */
public interface Watcher {
    /** This node holds a partition from now on. */
    void own(Lease lease);

    /**
     * Nothing more is committed to it here: it is about to be given away. Follows what is there, and writes down
     * how
     * far it has come. May wait for a moment.
     */
    default void finish(int partition) {}

    /** And does not hold it any more. */
    void disown(int partition);

    /** Something was committed to a partition. Returns at once. */
    void committed(int partition);

    /** The engine stops: no more is followed when this returns. */
    void close();
}
