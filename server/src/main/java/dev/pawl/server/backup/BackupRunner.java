package dev.pawl.server.backup;

import dev.pawl.delivery.Watcher;
import dev.pawl.schedule.expression.Rate;
import dev.pawl.server.backup.BackupSettings.Timing;
import dev.pawl.server.backup.Backups.Making;
import dev.pawl.store.Lease;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups: when it is time, and when somebody asks; one at a time. Of several servers on one database,
 * the one that
 * holds the first partition sees to the schedule. What was missed while nobody did is made up for once.
 */
public final class BackupRunner implements Watcher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupRunner.class);
    /** How often to look whether it is time: a clock that jumps is noticed, too. */
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

    private final Backups backups;
    private final BackupSettings settings;
    private final StoreAddress store;
    private final Making making;
    private final EngineClock clock;
    private final Executor workers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final LongAdder failures = new LongAdder();
    private volatile boolean leads;
    private volatile boolean closed;
    private volatile Status status = new Status(false, "", 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    private Instant notBefore = Instant.MIN;
    private final Instant began;

    /**
     * How it stands, for those who look.
     *
     * @param running
     *            whether one is being made now
     * @param step
     *            what is being done
     * @param failedAt
     *            when the last one failed; absent since one was made
     */
    public record Status(boolean running, String step, long done, long of, Optional<Instant> succeededAt,
            Optional<Instant> failedAt, Optional<String> failure) {}

    /** A runner that does nothing yet. */
    public BackupRunner(Backups backups, BackupSettings settings, StoreAddress store, Making making, EngineClock clock,
            Executor workers) {
        this.backups = backups;
        this.settings = settings;
        this.store = store;
        this.making = making;
        this.clock = clock;
        this.workers = workers;
        this.began = clock.now();
    }

    /** Looks from now on whether it is time. */
    public void start() {
        if (settings.timing().isPresent()) {
            clock.after(LOOK, this::tick);
        }
    }

    private void tick() {
        if (closed) {
            return;
        }
        if (leads && !clock.now().isBefore(notBefore)) {
            workers.execute(this::look);
        }
        clock.after(LOOK, this::tick);
    }

    private void look() {
        try {
            Optional<Instant> due = due();
            if (due.isPresent() && !due.get().isAfter(clock.now()) && busy.compareAndSet(false, true)) {
                run();
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** When the next one is to be made; empty without a schedule. */
    public Optional<Instant> due() {
        Optional<Instant> last = backups.list().stream().findFirst().map(Manifest::createdAt);
        return settings.timing().flatMap(timing -> due(timing, last));
    }

    /** A rate counts from the last backup; without one the first is due at once, or at the clock's next time. */
    private Optional<Instant> due(Timing timing, Optional<Instant> last) {
        if (timing.expression() instanceof Rate rate) {
            return Optional.of(last.map(at -> at.plus(rate.every())).orElse(began));
        }
        return timing.expression().next(last.orElse(began), timing.zone(), began);
    }

    /**
     * Begins one now, in the background.
     *
     * @return whether it began; not if one is being made already
     */
    public boolean begin() {
        if (closed || !busy.compareAndSet(false, true)) {
            return false;
        }
        told("copying", 0, 0);
        workers.execute(() -> {
            try {
                run();
            } catch (RuntimeException e) {
                failed(e);
            }
        });
        return true;
    }

    /** By whoever has just become busy with it. */
    private void run() {
        try {
            Instant before = clock.now();
            told("copying", 0, 0);
            Manifest made = backups.create(store, making, this::told);
            notBefore = Instant.MIN;
            status = new Status(false, "", 0, 0, Optional.of(clock.now()), Optional.empty(), Optional.empty());
            LOG.info("Backup {} in {} took {}: {} bytes, {} executions", made.name(), backups.vault(),
                    Duration.between(before, clock.now()), made.stored().sizeBytes(), made.counts().executions());
            backups.prune(settings.keeping()).forEach(gone -> LOG.info("Backup {} was removed: {} are kept",
                    gone.name(), settings.keeping().newest()));
        } finally {
            busy.set(false);
            status = new Status(false, "", 0, 0, status.succeededAt(), status.failedAt(), status.failure());
        }
    }

    private void told(String step, long done, long of) {
        status = new Status(true, step, done, of, status.succeededAt(), status.failedAt(), status.failure());
    }

    private void failed(RuntimeException why) {
        failures.increment();
        notBefore = clock.now().plus(AFTER_FAILURE);
        String text = String.valueOf(why.getMessage());
        status = new Status(false, "", 0, 0, status.succeededAt(), Optional.of(clock.now()), Optional.of(text));
        LOG.error("A backup could not be made; it is tried again in {}: {}", AFTER_FAILURE, text, why);
    }

    /** How often one failed since the process began. */
    public long failures() {
        return failures.sum();
    }

    /** How it stands. */
    public Status status() {
        return status;
    }

    @Override
    public void own(Lease lease) {
        if (lease.partition() == 0) {
            leads = true;
        }
    }

    @Override
    public void disown(int partition) {
        if (partition == 0) {
            leads = false;
        }
    }

    @Override
    public void committed(int partition) {
        // a backup follows the clock
    }

    @Override
    public void close() {
        closed = true;
    }
}
