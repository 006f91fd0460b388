package dev.pawl.timer;

import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.store.Outstanding.DueTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timers that come due next. All timers are rows of the store; of each owned partition those up to a
 * horizon are in
 * memory, never more than a fixed number. A timer may fire twice or although it was cleared a moment ago:
 * whoever listens
 * ignores what no longer fits.
 */
public final class DueTimers {
    private static final Logger LOG = LoggerFactory.getLogger(DueTimers.class);
    private static final Duration AGAIN_SOON = Duration.ofMillis(50);
    private static final Duration FIRED_IS_RECENT = Duration.ofSeconds(10);
    private static final Comparator<DueTimer> EARLIEST_FIRST = Comparator.comparing(DueTimer::due)
            .thenComparing(DueTimer::executionArn).thenComparing(t -> t.timer().eventId())
            .thenComparing(t -> t.timer().purpose());

    private final EngineClock clock;
    private final Executor readers;
    private final Source source;
    private final Consumer<DueTimer> fire;
    private final Limits limits;
    private final TreeSet<DueTimer> next = new TreeSet<>(EARLIEST_FIRST);
    private final Map<Id, DueTimer> known = new HashMap<>();
    private final Map<Id, Fired> fired = new HashMap<>();
    private final Map<Integer, Instant> horizons = new HashMap<>();
    private @Nullable Instant armedFor;
    private boolean refilling;
    private boolean closed;

    /** Reads timers of a partition up to a moment, earliest first. */
    public interface Source {
        /** As {@link dev.pawl.store.Outstanding#timers}. */
        List<DueTimer> read(int partition, Instant until, int limit);
    }

    /**
     * How much is kept in memory.
     *
     * @param count
     *            at most so many timers
     * @param window
     *            how far ahead is read
     */
    public record Limits(int count, Duration window) {}

    private record Id(String executionArn, TimerKey timer) {}

    private record Fired(int partition, Instant at) {}

    /** Reads on those threads and fires on the clock's. */
    public DueTimers(EngineClock clock, Executor readers, Source source, Consumer<DueTimer> fire, Limits limits) {
        this.clock = clock;
        this.readers = readers;
        this.source = source;
        this.fire = fire;
        this.limits = limits;
    }

    /** From now on timers of that partition fire here; those that are overdue do so before this returns. */
    public void own(int partition) {
        synchronized (this) {
            horizons.put(partition, Instant.MIN);
        }
        read(partition);
        tick();
    }

    /** Timers of that partition are somebody else's from now on. */
    public synchronized void disown(int partition) {
        horizons.remove(partition);
        next.removeIf(t -> t.partition() == partition);
        known.values().removeIf(t -> t.partition() == partition);
        // nobody acted upon those, perhaps: if the partition comes back, they fire again
        fired.values().removeIf(f -> f.partition() == partition);
    }

    /** A timer was stored. */
    public void set(DueTimer timer) {
        Instant earliest;
        synchronized (this) {
            forget(new Id(timer.executionArn(), timer.timer()));
            Instant horizon = horizons.get(timer.partition());
            if (horizon == null || timer.due().isAfter(horizon)) {
                return;
            }
            add(timer);
            shrink();
            earliest = timer.due();
        }
        arm(earliest);
    }

    /** A timer was removed from the store. */
    public synchronized void clear(String executionArn, TimerKey timer) {
        forget(new Id(executionArn, timer));
    }

    /** How many are in memory. */
    public synchronized int count() {
        return next.size();
    }

    /** How many of them ought to have fired. */
    public synchronized int overdue() {
        Instant now = clock.now();
        int count = 0;
        for (DueTimer timer : next) {
            if (timer.due().isAfter(now)) {
                return count;
            }
            count++;
        }
        return count;
    }

    /** Nothing fires any more. */
    public synchronized void close() {
        closed = true;
        next.clear();
        known.clear();
        horizons.clear();
    }

    private void forget(Id id) {
        fired.remove(id);
        DueTimer old = known.remove(id);
        if (old != null) {
            next.remove(old);
        }
    }

    private void add(DueTimer timer) {
        DueTimer old = known.put(new Id(timer.executionArn(), timer.timer()), timer);
        if (old != null) {
            next.remove(old);
        }
        next.add(timer);
    }

    /** Lets go of the latest timers; the horizon moves before them, so they will be read again. */
    private void shrink() {
        while (next.size() > limits.count()) {
            DueTimer last = next.pollLast();
            if (last != null) {
                known.remove(new Id(last.executionArn(), last.timer()));
                Instant before = last.due().minusMillis(1);
                horizons.computeIfPresent(last.partition(), (p, h) -> h.isAfter(before) ? before : h);
            }
        }
    }

    private void arm(Instant at) {
        synchronized (this) {
            Instant armed = armedFor;
            if (closed || (armed != null && !at.isBefore(armed))) {
                return;
            }
            armedFor = at;
        }
        clock.after(Duration.between(clock.now(), at), this::tick);
    }

    private void tick() {
        List<DueTimer> due = new ArrayList<>();
        Instant now = clock.now();
        Instant wake;
        boolean refill;
        synchronized (this) {
            armedFor = null;
            while (!next.isEmpty() && !next.first().due().isAfter(now)) {
                DueTimer timer = next.removeFirst();
                Id id = new Id(timer.executionArn(), timer.timer());
                known.remove(id);
                fired.put(id, new Fired(timer.partition(), now));
                due.add(timer);
            }
            fired.values().removeIf(f -> f.at().plus(FIRED_IS_RECENT).isBefore(now));
            boolean behind = horizons.values().stream().anyMatch(h -> h.isBefore(ahead(now)));
            refill = behind && !refilling && !closed;
            refilling |= refill;
            wake = behind ? now.plus(AGAIN_SOON) : now.plus(limits.window().dividedBy(2));
            if (!next.isEmpty() && next.first().due().isBefore(wake)) {
                wake = next.first().due();
            }
        }
        due.forEach(fire);
        if (refill) {
            readers.execute(this::refill);
        }
        arm(wake);
    }

    private Instant ahead(Instant now) {
        return now.plus(limits.window().dividedBy(2));
    }

    private void refill() {
        try {
            List<Integer> behind;
            synchronized (this) {
                Instant ahead = ahead(clock.now());
                behind = horizons.entrySet().stream().filter(e -> e.getValue().isBefore(ahead)).map(Map.Entry::getKey)
                        .toList();
            }
            behind.forEach(this::read);
        } catch (RuntimeException e) {
            LOG.warn("Timers could not be read; trying again soon", e);
        } finally {
            synchronized (this) {
                refilling = false;
            }
        }
    }

    private void read(int partition) {
        Instant now = clock.now();
        Instant until = now.plus(limits.window());
        int limit = Math.max(1, limits.count() / 4);
        Instant before;
        synchronized (this) {
            before = horizons.get(partition);
            if (before == null) {
                return;
            }
            // first, so that a timer that is stored while the rows are being read is kept by set()
            horizons.put(partition, until);
        }
        List<DueTimer> rows = List.of();
        boolean done = false;
        try {
            rows = source.read(partition, until, limit);
            done = true;
        } finally {
            Instant reached = !done ? before : rows.size() < limit ? until : rows.get(rows.size() - 1).due();
            keep(partition, rows, reached);
        }
        if (!rows.isEmpty()) {
            arm(rows.get(0).due());
        }
    }

    private synchronized void keep(int partition, List<DueTimer> rows, Instant reached) {
        if (horizons.computeIfPresent(partition, (p, h) -> h.isBefore(reached) ? h : reached) == null) {
            return;
        }
        for (DueTimer row : rows) {
            if (!fired.containsKey(new Id(row.executionArn(), row.timer()))) {
                add(row);
            }
        }
        shrink();
    }
}
