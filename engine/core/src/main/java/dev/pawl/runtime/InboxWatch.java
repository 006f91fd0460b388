package dev.pawl.runtime;

import dev.pawl.store.Lease;
import dev.pawl.store.Store;
import dev.pawl.timer.Complaint;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the inboxes of our partitions, where other nodes put what is for our executions. */
final class InboxWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWatch.class);
    private static final int SELDOM = 5;

    private final Store store;
    private final Inbox inbox;
    private final Leases leases;
    private final EngineClock clock;
    private final Complaint complaint;
    private final Executor workers;
    private final Duration poll;
    private volatile boolean closed;

    InboxWatch(Store store, Inbox inbox, Leases leases, EngineClock clock, Executor workers, Duration poll) {
        this.store = store;
        this.inbox = inbox;
        this.leases = leases;
        this.clock = clock;
        this.complaint = new Complaint(clock::nanoTime, LOG::warn);
        this.workers = workers;
        this.poll = poll;
    }

    /** From now on looks now and then. */
    void start() {
        clock.after(pause(), () -> {
            if (!closed) {
                readSoon();
                start();
            }
        });
    }

    /** Something was put into the inbox of a partition, which may be ours. */
    void sent(int partition) {
        if (leases.all().stream().anyMatch(lease -> lease.partition() == partition)) {
            run(() -> inbox.read(partition));
        }
    }

    /** Looks into all of them. */
    void readSoon() {
        run(this::readAll);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Notices say when to look; without them, or if one was lost, looking now and then has to do. */
    private Duration pause() {
        return store.notices().work() ? poll.multipliedBy(SELDOM) : poll;
    }

    private void readAll() {
        // a store of one partition has one process; otherwise somebody who owns nothing may have a request for us
        if (store.partitions().count() > 1) {
            Set<Integer> full = store.outstanding().inboxes();
            leases.all().stream().map(Lease::partition).filter(full::contains).forEach(inbox::read);
        }
    }

    private void run(Runnable what) {
        try {
            workers.execute(() -> {
                try {
                    what.run();
                    complaint.over("Inboxes are read again");
                } catch (RuntimeException e) {
                    complaint.of("Inboxes could not be read; trying again", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed");
        }
    }
}
