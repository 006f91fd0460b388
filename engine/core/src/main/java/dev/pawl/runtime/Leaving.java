package dev.pawl.runtime;

import dev.pawl.store.Lease;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a node leaves in order: it hands its partitions over, and waits for calls that it goes on with. */
final class Leaving {
    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final LeaseKeeper keeper;
    private final HandOver giving;
    private final Leases leases;
    private final UnderWay underWay;
    private final EngineClock clock;
    private final Duration patience;

    /** What may be under way still. */
    record UnderWay(Mailboxes mailboxes, Calls calls, OtherNodes others) {

        /** In the order in which an outcome passes: a call, its execution's mailbox, a message to its owner. */
        boolean none() {
            return calls.none() && mailboxes.count() == 0 && others.toldAll();
        }
    }

    Leaving(LeaseKeeper keeper, HandOver giving, Leases leases, UnderWay underWay, EngineClock clock,
            Duration patience) {
        this.keeper = keeper;
        this.giving = giving;
        this.leases = leases;
        this.underWay = underWay;
        this.clock = clock;
        this.patience = patience;
    }

    /** If there is somebody to take them, all partitions go at once, and only calls that are under way stay. */
    boolean handAllOver() {
        try {
            if (!keeper.hasOthers()) {
                return false;
            }
            keeper.stopTaking();
            List<Lease> all = leases.all();
            CountDownLatch left = new CountDownLatch(all.size());
            all.forEach(lease -> giving.give(lease, left::countDown));
            if (!left.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Not all partitions could be handed over in time");
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Partitions could not be handed over; others take them when their leases are over", e);
            return false;
        }
    }

    /** Waits for what is under way, for a while. */
    void awaitQuiet(boolean handedOver) {
        try {
            if (!isQuietInTime()) {
                LOG.info("{} executions still had calls under way; they are taken up {}", underWay.mailboxes().count(),
                        handedOver ? "by other nodes" : "after the restart");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isQuietInTime() throws InterruptedException {
        long deadline = clock.nanoTime() + patience.toNanos();
        boolean quiet = underWay.mailboxes().awaitQuiet(patience.toMillis());
        while (quiet && leases.held().isEmpty() && !underWay.none() && clock.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        }
        return quiet && (underWay.none() || !leases.held().isEmpty());
    }

    /** Gives back what is left. The store may be away: then the others find out by themselves. */
    void stopKeeping() {
        try {
            keeper.stop();
        } catch (RuntimeException e) {
            LOG.warn("Partitions could not be given back; others take them when their leases are over", e);
        }
    }
}
