package dev.pawl.runtime;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.store.Lease;
import java.util.List;

/**
 * Told of what is durable, so that deliveries need not look for it. Called on the engine's threads: must not
 * wait.
 */
public interface AfterCommit {
    /** Nobody follows. */
    AfterCommit NOBODY = new AfterCommit() {
        @Override
        public void taken(Lease lease) {}

        @Override
        public void lost(Lease lease) {}

        @Override
        public void committed(Lease lease) {}

        @Override
        public void happened(Lease lease, ExecutionInfo express, long machineRevisionKey, List<HistoryEvent> events) {}

        @Override
        public void close() {}
    };

    /** This node holds a partition from now on; nothing has moved in it yet. May read and write the store. */
    void taken(Lease lease);

    /** Nothing moves in it any more, and it is about to be given away: what is told is told now. May wait. */
    default void leaving(Lease lease) {}

    /** And does not hold it any more. */
    void lost(Lease lease);

    /** Something was committed to a partition. */
    void committed(Lease lease);

    /** Something happened in an Express execution, of which the store is not told. */
    void happened(Lease lease, ExecutionInfo express, long machineRevisionKey, List<HistoryEvent> events);

    /** The engine stops: nothing moves any more, and the partitions are about to be given back. May wait. */
    void close();
}
