package dev.pawl.protection;

import dev.pawl.config.Bytes;
import dev.pawl.timer.EngineClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches disk, memory and the speed of writing, and says when no start may be taken. It refuses starts from
 * outside alone: what runs goes on, also with children of its own.
 */
public final class Protection {
    private static final Logger LOG = LoggerFactory.getLogger(Protection.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    /** Once refused for want of disk, a tenth more must be free before starts are taken again. */
    private static final long SLACK = 10;
    /** So many starts are always let through, so that it shows when writing is quick again. */
    private static final int PROBES = 16;

    private final ProtectionSettings settings;
    private final Surroundings around;
    private final EngineClock clock;
    private final AtomicInteger starting = new AtomicInteger();
    private final AtomicLong quickest = new AtomicLong(Long.MAX_VALUE);
    private final ConcurrentMap<String, LongAdder> refused = new ConcurrentHashMap<>();
    private volatile Optional<Refusal> refusal = Optional.empty();
    private volatile boolean slow;
    private volatile long freeDisk = -1;
    private boolean warned;
    private volatile boolean closed;
    private volatile @Nullable Thread watcher;

    /**
     * Why starts are refused.
     *
     * @param kind
     *            {@code disk}, {@code memory}, {@code in-flight} or {@code writing}
     * @param why
     *            for people, with figures
     */
    public record Refusal(String kind, String why) {}

    Protection(ProtectionSettings settings, Surroundings around, EngineClock clock) {
        this.settings = settings;
        this.around = around;
        this.clock = clock;
        look();
    }

    /**
     * Begins to watch this machine.
     *
     * @param store
     *            the file that the store writes, if it writes to a disk of this machine
     * @param inFlight
     *            counts executions in memory
     */
    public static Protection start(ProtectionSettings settings, Optional<Path> store, IntSupplier inFlight,
            EngineClock clock) {
        Protection protection = new Protection(settings, new Machine(store, inFlight), clock);
        protection.watcher = Thread.ofVirtual().name("pawl-protection").start(protection::watch);
        return protection;
    }

    /** Watches nothing and refuses nothing: for engines whose time is made up. */
    public static Protection none(EngineClock clock) {
        return new Protection(ProtectionSettings.STANDARD, Surroundings.NONE, clock);
    }

    /** By the real time, whatever the engine's clock says. */
    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(PACE);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at everything once. */
    void look() {
        long quick = quickest.getAndSet(Long.MAX_VALUE);
        slow = quick == Long.MAX_VALUE
                ? slow && starting.get() > 0
                : quick > settings.maxCommitDelay().toNanos();
        freeDisk = around.freeDisk();
        warn();
        Optional<Refusal> now = disk().or(this::memory).or(this::inFlight);
        boolean changed = now.isPresent() != refusal.isPresent();
        refusal = now;
        if (changed) {
            now.ifPresentOrElse(
                    why -> LOG.error("Starts are refused from now on: {}. What runs goes on.", why.why()),
                    () -> LOG.warn("Starts are taken again"));
        }
    }

    private void warn() {
        boolean low = freeDisk >= 0 && freeDisk < settings.lowDisk();
        if (low && !warned) {
            LOG.warn("The disk of the store has only {} left; below {} starts are refused (protection.minFreeDisk)",
                    Bytes.words(freeDisk), Bytes.words(settings.minFreeDisk()));
        }
        warned = low;
    }

    private Optional<Refusal> disk() {
        boolean before = refusal.filter(why -> why.kind().equals("disk")).isPresent();
        long least = settings.minFreeDisk() + (before ? settings.minFreeDisk() / SLACK : 0);
        return freeDisk >= 0 && freeDisk < least
                ? Optional.of(new Refusal("disk", "the disk of the store has only " + Bytes.words(freeDisk)
                        + " left, and protection.minFreeDisk is " + Bytes.words(settings.minFreeDisk())))
                : Optional.empty();
    }

    private Optional<Refusal> memory() {
        int heap = around.heapPercent();
        return heap > settings.maxHeapPercent()
                ? Optional.of(new Refusal("memory", heap + " % of the heap are in use, and protection.maxHeap is "
                        + settings.maxHeapPercent() + " %"))
                : Optional.empty();
    }

    private Optional<Refusal> inFlight() {
        int moving = around.inFlight();
        return settings.maxInFlight() > 0 && moving > settings.maxInFlight()
                ? Optional.of(new Refusal("in-flight", moving + " executions move, and protection.maxInFlight is "
                        + settings.maxInFlight()))
                : Optional.empty();
    }

    /** Why a start would be refused now, if it would. */
    public Optional<Refusal> refusal() {
        if (refusal.isPresent() || !slow || starting.get() < PROBES) {
            return refusal;
        }
        return Optional.of(new Refusal("writing", "starts take longer than protection.maxCommitDelay, which is "
                + settings.maxCommitDelay().toMillis() + " ms"));
    }

    /** A start was refused because of that. */
    public void refused(Refusal why) {
        refused.computeIfAbsent(why.kind(), kind -> new LongAdder()).increment();
    }

    /** How many starts were refused since the process began, by the kind of refusal. */
    public Map<String, Long> refusedStarts() {
        Map<String, Long> counted = new TreeMap<>();
        refused.forEach((kind, count) -> counted.put(kind, count.sum()));
        return counted;
    }

    /** What is wrong with the disk, although starts are still taken. */
    public Optional<String> lowDisk() {
        return freeDisk >= 0 && freeDisk < settings.lowDisk()
                ? Optional.of("The disk of the store has only " + Bytes.words(freeDisk) + " left; below "
                        + Bytes.words(settings.minFreeDisk()) + " starts are refused")
                : Optional.empty();
    }

    /** Bytes that were free on the disk of the store a moment ago; negative if nobody knows. */
    public long freeDisk() {
        return freeDisk;
    }

    /** A start has been let in; to be told of its end with what this returns. */
    public long begins() {
        starting.incrementAndGet();
        return clock.nanoTime();
    }

    /** A start is durable, or has been refused otherwise. */
    public void ends(long begun) {
        starting.decrementAndGet();
        quickest.accumulateAndGet(clock.nanoTime() - begun, Math::min);
    }

    /** Watches no more. */
    public void close() {
        closed = true;
        Thread running = watcher;
        if (running != null) {
            running.interrupt();
        }
    }
}
