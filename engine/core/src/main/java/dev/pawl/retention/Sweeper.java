package dev.pawl.retention;

import dev.pawl.delivery.Watcher;
import dev.pawl.store.Lease;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Removals.Candidate;
import dev.pawl.store.Removals.Removed;
import dev.pawl.store.Space.Size;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what policies let go in the partitions that this node holds. One thread does it, a slice at a time,
 * and
 * rests after each, so that appends hardly notice; afterwards it gives room back to the file system.
 */
public final class Sweeper implements Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int MACHINES = 200;
    private static final int ROWS_OF_ONE = 8;
    private static final long GIVEN_BACK_AT_ONCE = 1 << 20;
    private static final double FREE_SHARE = 0.1;
    private static final Duration ANEW = Duration.ofHours(1);

    private final Store store;
    private final EngineClock clock;
    private final Policies policies;
    private final RetentionSettings settings;
    private final Archiver archiver;
    private final Figures figures = new Figures();
    private final Pace pace;
    private final Map<Integer, Sweep> sweeps = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private Rules rules = Rules.KEEP_ALL;
    private volatile Instant anew = Instant.EPOCH;
    private volatile boolean asked;

    /** Sweeps once {@link #start} is called. */
    public Sweeper(Store store, EngineClock clock, Policies policies, RetentionSettings settings, Archiver archiver) {
        this.store = store;
        this.clock = clock;
        this.policies = policies;
        this.settings = settings;
        this.archiver = archiver;
        this.pace = new Pace(settings.share());
        this.thread = Thread.ofVirtual().name("pawl-retention").unstarted(this::run);
    }

    /** Begins to sweep, again and again. */
    public void start() {
        thread.start();
    }

    /** What it has done. */
    public Figures.Snapshot figures() {
        return figures.now();
    }

    /** Sweeps at once, also what would be gathered for the archive for longer; returns before it is done. */
    public void now() {
        anew = Instant.EPOCH;
        asked = true;
        LockSupport.unpark(thread);
    }

    /** Looks at everything again in the next pass: something that was kept may go now. */
    public void again() {
        anew = Instant.EPOCH;
    }

    @Override
    public void own(Lease lease) {
        // told late of a lease that is over: the partition has been taken anew since
        sweeps.merge(lease.partition(), new Sweep(store, lease, settings.grace()),
                (before, now) -> before.lease().epoch() > now.lease().epoch() ? before : now);
    }

    @Override
    public void disown(int partition) {
        sweeps.remove(partition);
    }

    @Override
    public void committed(int partition) {
        // what is committed now is too young to go
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        if (thread.isAlive()) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (closed.getCount() > 0) {
            try {
                pass();
                figures.problem(Optional.empty());
            } catch (RuntimeException e) {
                if (closed.getCount() > 0) {
                    Throwable why = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
                    LOG.warn("Old executions could not be removed; trying again", why);
                    figures.problem(Optional.of(String.valueOf(why.getMessage())));
                }
            }
            long until = System.nanoTime() + settings.interval().toNanos();
            while (!asked && closed.getCount() > 0 && until - System.nanoTime() > 0) {
                LockSupport.parkNanos(until - System.nanoTime());
                if (Thread.interrupted()) {
                    return;
                }
            }
        }
    }

    /** Removes all that may go now. */
    public void pass() {
        Instant now = clock.now();
        Figures.Snapshot before = figures.now();
        Rules last = rules;
        rules = policies.now();
        if (!rules.equals(last) || now.isAfter(anew.plus(ANEW))) {
            anew = now;
            sweeps.values().forEach(Sweep::again);
            store.removals().forgetDefinitions(now.minus(ANEW), MACHINES);
        }
        boolean archive = archiver.due() || asked;
        asked = false;
        List<RuntimeException> failures = new ArrayList<>();
        each(failures, sweep -> {
            parts(sweep);
            sweep.byAge(rules, false, now, page -> remove(sweep, page));
            if (archive) {
                sweep.byAge(rules, true, now, page -> remove(sweep, page));
            }
            byCount(sweep, now);
        });
        rules.maxSize().ifPresent(most -> each(failures, sweep -> bySize(sweep, most, now)));
        each(failures, this::parts);
        giveBack();
        Figures.Snapshot after = figures.now();
        if (after.removed() > before.removed()) {
            figures.ran(new Figures.Run(now, clock.now(), after.removed() - before.removed(),
                    after.archived() - before.archived()));
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** What cannot be done in one partition is done in the others all the same. */
    private void each(List<RuntimeException> failures, Consumer<Sweep> what) {
        for (Sweep sweep : sweeps.values()) {
            try {
                what.accept(sweep);
            } catch (RuntimeException e) {
                if (closed.getCount() == 0) {
                    throw e;
                }
                // whoever has the partition now goes on
                if (sweeps.get(sweep.lease().partition()) == sweep) {
                    failures.add(e);
                }
            }
        }
    }

    private void byCount(Sweep sweep, Instant now) {
        if (!rules.counts()) {
            return;
        }
        List<MachineRecord> page = store.machines().list(Optional.empty(), MACHINES);
        while (!page.isEmpty()) {
            for (MachineRecord machine : page) {
                rules.count(machine.arn())
                        .ifPresent(keep -> sweep.byCount(machine.arn(), keep, rules, now, some -> remove(sweep, some)));
            }
            page = store.machines().list(Optional.of(page.getLast().arn()), MACHINES);
        }
    }

    private void bySize(Sweep sweep, long most, Instant now) {
        if (store.space().size().used() <= most) {
            return;
        }
        sweep.bySize(rules, now, page -> {
            // in slices: a page of large executions may be far more than is needed
            for (List<Candidate> slice : slices(page)) {
                remove(sweep, slice);
                if (store.space().size().used() <= most) {
                    return false;
                }
            }
            parts(sweep);
            return true;
        });
    }

    /** What is to be archived is durable there before it is removed. */
    private void remove(Sweep sweep, List<Candidate> page) {
        List<Candidate> archived = page.stream().filter(c -> rules.archived(c.stateMachineArn())).toList();
        List<Candidate> may = page;
        if (!archived.isEmpty()) {
            List<Candidate> kept = archiver.write(archived);
            figures.archived(kept.size());
            Set<Candidate> stay = new HashSet<>(archived);
            kept.forEach(stay::remove);
            may = page.stream().filter(c -> !stay.contains(c)).toList();
        }
        for (List<Candidate> slice : slices(may)) {
            long asked = System.nanoTime();
            rest(store.removals().remove(sweep.lease(), slice.stream().map(Candidate::key).toList())
                    .toCompletableFuture().join(), asked);
        }
    }

    private List<List<Candidate>> slices(List<Candidate> page) {
        List<List<Candidate>> slices = new ArrayList<>();
        List<Candidate> slice = new ArrayList<>();
        long rows = 0;
        for (Candidate one : page) {
            slice.add(one);
            rows += one.transitions() + ROWS_OF_ONE;
            if (rows >= pace.rows()) {
                slices.add(slice);
                slice = new ArrayList<>();
                rows = 0;
            }
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }

    /** Goes on with what is removed in parts, for as long as that does anything. */
    private void parts(Sweep sweep) {
        long asked = System.nanoTime();
        Removed removed = store.removals().rest(sweep.lease(), pace.rows()).toCompletableFuture().join();
        while (removed.more() && removed.rows() > 0 && closed.getCount() > 0) {
            rest(removed, asked);
            asked = System.nanoTime();
            removed = store.removals().rest(sweep.lease(), pace.rows()).toCompletableFuture().join();
        }
        rest(removed, asked);
    }

    private void rest(Removed removed, long asked) {
        figures.removed(removed.executions().size(), removed.rows());
        LockSupport.parkNanos(pace.after(removed.nanos(), System.nanoTime() - asked));
        if (closed.getCount() == 0) {
            throw new IllegalStateException("The sweeper was closed");
        }
    }

    private void giveBack() {
        Size size = store.space().size();
        while (size.free() > GIVEN_BACK_AT_ONCE && size.free() > FREE_SHARE * (size.used() + size.free())) {
            long nanos = store.space().giveBack(GIVEN_BACK_AT_ONCE);
            Size after = store.space().size();
            if (nanos == 0 || after.free() >= size.free()) {
                return;
            }
            figures.givenBack(size.free() - after.free());
            LockSupport.parkNanos(pace.after(nanos, nanos));
            if (closed.getCount() == 0) {
                return;
            }
            size = after;
        }
    }
}
