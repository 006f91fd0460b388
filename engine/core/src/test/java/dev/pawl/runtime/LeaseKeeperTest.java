package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.Cluster;
import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import dev.pawl.store.Store;
import dev.pawl.store.memory.MemoryStore;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A machine with too much to do runs things late: what was taken is taken up when it may be over. */
class LeaseKeeperTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Store store = new MemoryStore();
    private final Partitions partitions = store.partitions();
    private final Cluster cluster = store.cluster();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Deque<Runnable> patient = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private Consumer<Lease> whileTaken = lease -> {};
    private final EngineClock clock = new EngineClock() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void after(Duration delay, Runnable task) {
            later.add(task);
        }
    };
    private final Leases leases = new Leases(partitions);
    private final LeaseKeeper keeper = new LeaseKeeper(partitions, cluster, leases, clock, patient::add,
            new LeaseKeeper.Terms("a", LONG), new LeaseKeeper.Parties(lease -> {
                tell("taken ", lease);
                whileTaken.accept(lease);
            }, lease -> tell("lost ", lease), (lease, done) -> done.run(), view -> {}, partition -> 0));

    /** All partitions are taken at first; one is enough to look at. */
    private void tell(String what, Lease lease) {
        if (lease.partition() == 0) {
            told.add(what + lease.epoch());
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Somebody finds that it is over, as whoever writes under it does. */
    private Lease lose(long epoch) {
        Lease lease = new Lease(0, epoch);
        partitions.release(List.of(lease));
        keeper.lost(lease);
        return lease;
    }

    /** Looks at how things stand, and takes what is free; that it was taken is told later. */
    private void round() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        patient.remove().run();
    }

    @Test
    void aLeaseThatWasLostBeforeItWasTakenUpIsNotTakenUp() {
        keeper.start();
        lose(1);
        round();
        Runnable taken2 = patient.remove();
        lose(2);
        round();
        Runnable taken3 = patient.remove();

        taken3.run();
        taken2.run();

        assertThat(told).containsExactly("taken 1", "lost 1", "lost 2", "taken 3");
    }

    @Test
    void whatIsLostWhileItIsTakenUpIsLetGoOfOnceMore() {
        keeper.start();
        whileTaken = lease -> lose(lease.epoch());
        lose(1);
        round();
        patient.remove().run();

        assertThat(told).containsExactly("taken 1", "lost 1", "taken 2", "lost 2", "lost 2");
    }
}
