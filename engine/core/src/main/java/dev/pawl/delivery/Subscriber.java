package dev.pawl.delivery;

import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.MachineRecord;
import java.util.List;
import java.util.Optional;

/**
 * Hears of everything that was committed, at least once, in order for each execution. What it hears of goes
 * by lanes
 * that do not wait for one another: one that fails gets the same again later, while the others go on.
 */
public interface Subscriber extends AutoCloseable {
    /** Under which its cursors are kept: never to be changed, never to be used by another. */
    String name();

    /**
     * By which lane it wants to hear of executions that run this revision; empty if not at all. It may be asked
     * once for
     * a revision, or often. A lane's name is not empty.
     */
    Optional<String> lane(MachineRecord revision);

    /** Where it begins when it is there for the first time. */
    default Beginning beginning() {
        return Beginning.NOW;
    }

    /**
     * Takes commits of one lane and one partition, in order. May block for some seconds; several lanes and
     * partitions
     * are served at once, each by one thread at a time.
     *
     * @return how many things were sent
     * @throws DeliveryException
     *             if it could not take all of them: then all come again. What can never be taken must not be
     *             thrown but
     *             dropped and complained about.
     */
    long deliver(String lane, List<Committed> commits) throws DeliveryException, InterruptedException;

    @Override
    default void close() {}

    /** From where on. */
    enum Beginning {
        /** What is committed from now on. */
        NOW,
        /** All that is there. */
        FIRST
    }
}
