package dev.pawl.schedule;

import dev.pawl.schedule.model.Schedule;
import dev.pawl.schedule.plan.Effects;
import dev.pawl.schedule.plan.Planner;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.timer.EngineClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires schedules when they are due. What is to be started is written first, together with a lease: of
 * several servers on one store the
 * one whose write succeeds starts it, and if it dies another one does once the lease is over.
 */
public final class ScheduleRunner implements AutoCloseable {
    private static final Duration UNRECKONED = Duration.ofHours(1);
    static final Duration LEASE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleRunner.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration AGAIN_SOON = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BATCH = 64;
    private static final int BATCHES_AT_ONCE = 8;
    private static final int LEFT_BEHIND = BATCH * BATCHES_AT_ONCE;

    private final ScheduleStore store;
    private final Firing firing;
    private final ScheduleMeters meters;
    private final EngineClock clock;
    private final Executor workers;
    private final Semaphore batches = new Semaphore(BATCHES_AT_ONCE);
    private final AtomicInteger rounds = new AtomicInteger();
    private final Lock turning = new ReentrantLock();
    private volatile boolean leftBehind;
    private @Nullable Instant armedFor;
    private boolean running;

    /**
     * A runner that rests until it is started.
     *
     * @param workers
     *            threads that may wait
     */
    public ScheduleRunner(ScheduleStore store, ScheduleTarget target, EngineClock clock, Executor workers) {
        this(store, target, clock, workers, ScheduleMeters.NONE);
    }

    /** As above, and counts what it does. */
    public ScheduleRunner(ScheduleStore store, ScheduleTarget target, EngineClock clock, Executor workers,
            ScheduleMeters meters) {
        this.store = store;
        this.meters = meters;
        this.clock = clock;
        this.workers = workers;
        this.leftBehind = store.alone();
        this.firing = new Firing(store, target, clock, workers, meters);
    }

    /** Begins. What a process left behind that cannot live any more is taken up at once. */
    public void start() {
        synchronized (this) {
            running = true;
        }
        poke();
    }

    /** Looks now: something has changed. */
    public void poke() {
        arm(clock.now());
    }

    /**
     * Begins with nothing more, and gives what is being started a moment; whoever comes next settles the rest.
     */
    @Override
    public void close() {
        synchronized (this) {
            running = false;
        }
        try {
            if (turning.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                turning.unlock();
            }
            if (!batches.tryAcquire(BATCHES_AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some schedules are still being started; they are settled at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean running() {
        return running;
    }

    private void arm(Instant at) {
        synchronized (this) {
            Instant armed = armedFor;
            if (!running || (armed != null && !at.isBefore(armed))) {
                return;
            }
            armedFor = at;
        }
        clock.after(Duration.between(clock.now(), at), this::tick);
    }

    private void tick() {
        synchronized (this) {
            armedFor = null;
        }
        if (running()) {
            workers.execute(this::round);
        }
    }

    /** One round at a time; whoever asks for one meanwhile gets it afterwards. */
    private void round() {
        if (rounds.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        while (seen != 0) {
            turning.lock();
            try {
                turn();
            } finally {
                turning.unlock();
            }
            seen = rounds.addAndGet(-seen);
        }
    }

    private void turn() {
        if (!running()) {
            return;
        }
        Instant wake = clock.now().plus(LOOK_EVERY);
        try {
            takeUpWhatWasLeft();
            boolean more = true;
            while (more && running() && batches.availablePermits() > 0) {
                List<Schedule> due = store.due(clock.now(), BATCH);
                more = claim(due) > 0 && due.size() == BATCH;
            }
            Instant soon = clock.now().plus(AGAIN_SOON);
            Instant next = store.nextDue().orElse(wake);
            wake = next.isBefore(soon) ? soon : next.isBefore(wake) ? next : wake;
        } catch (RuntimeException e) {
            if (running()) {
                LOG.warn("Schedules could not be looked at; trying again soon: {}", e.toString());
            }
        }
        arm(wake);
    }

    /** What was claimed by a process that cannot live any more is started at once. */
    private void takeUpWhatWasLeft() {
        if (!leftBehind) {
            return;
        }
        Instant now = clock.now();
        claim(store.due(now.plus(LEASE), LEFT_BEHIND).stream()
                .filter(schedule -> Planner.startable(schedule, now).isPresent()).toList());
        leftBehind = false;
    }

    /** One that cannot be reckoned with must not keep the others from being looked at. */
    private Schedule planned(Schedule schedule, Instant now) {
        Schedule current = Effects.ended(schedule, firing.ended(schedule));
        try {
            Schedule planned = Planner.plan(current, now);
            return planned.due(Planner.startable(planned, now).isPresent()
                    ? Optional.of(now.plus(LEASE))
                    : Planner.due(planned, now));
        } catch (ArithmeticException | DateTimeException e) {
            LOG.error("The times of schedule {} cannot be reckoned; it is looked at again in an hour: {}",
                    schedule.name(), e.toString());
            return schedule.due(Optional.of(now.plus(UNRECKONED)));
        }
    }

    /** Writes what is to be done about them and begins with it; returns how many were written. */
    private int claim(List<Schedule> due) {
        Instant now = clock.now();
        List<Schedule> next = new ArrayList<>();
        for (Schedule schedule : due) {
            next.add(planned(schedule, now).revised());
        }
        Set<String> won = next.isEmpty() ? Set.of() : store.replace(next);
        for (int i = 0; i < next.size(); i++) {
            if (won.contains(next.get(i).name())) {
                meters.happened(due.get(i).progress().counts(), next.get(i).progress().counts());
            }
        }
        List<Schedule> mine = next.stream()
                .filter(s -> won.contains(s.name()) && Planner.startable(s, now).isPresent()).toList();
        if (!mine.isEmpty()) {
            batches.acquireUninterruptibly();
            workers.execute(() -> {
                try {
                    firing.fire(mine);
                } catch (RuntimeException e) {
                    LOG.warn("Schedules could not be settled; they are when their lease is over: {}", e.toString());
                } finally {
                    batches.release();
                    poke();
                }
            });
        }
        return won.size();
    }
}
