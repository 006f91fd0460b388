package dev.pawl.search;

import dev.pawl.delivery.Turns;
import dev.pawl.store.Ended;
import dev.pawl.store.Lease;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.SearchIndex.Progress;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Indexes what is committed to one partition, a round at a time, and rests after each. */
final class PartitionIndexer {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionIndexer.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration FINE = Duration.ofDays(8);
    private static final int SWEPT = 200;
    private static final int FIRST = 50;
    private static final int GROWTH = 4;
    private static final double LEAST_REST = 0.25;
    private static final double HALVED_EACH = 8;

    private final SearchIndex index;
    private final Indexing indexing;
    private final EngineClock clock;
    private final IndexPace pace;
    private final Turns rounds;
    private final Turns sweeps;
    private volatile boolean resting;
    /** Rounds follow each other by themselves until the last commit is reached. */
    private volatile boolean behind;
    private int commits = FIRST;
    private long headBefore = -1;
    private long lookedAt;

    PartitionIndexer(SearchIndex index, Lease lease, EngineClock clock, Executor workers, IndexPace pace) {
        this.index = index;
        indexing = new Indexing(index, lease, pace);
        this.clock = clock;
        this.pace = pace;
        rounds = new Turns(clock, workers, this::round);
        sweeps = new Turns(clock, workers, this::sweep);
        wake();
        // what is gone is swept by whoever holds the first partition
        if (lease.partition() == 0) {
            sweeps.ask(pace.sweep());
        }
    }

    void wake() {
        if (!resting && !behind) {
            rounds.ask(pace.linger());
        }
    }

    private void round() {
        long began = clock.nanoTime();
        try {
            boolean more = indexing.step(commits);
            Duration took = Duration.ofNanos(clock.nanoTime() - began);
            if (more || took.compareTo(pace.round()) > 0) {
                commits = suiting(took);
            }
            Duration rest = rest(took);
            // one more after the last: commits meanwhile woke nobody
            boolean another = more || behind;
            behind = more;
            if (another || rest.compareTo(pace.linger()) > 0) {
                restFor(rest);
            }
        } catch (RuntimeException e) {
            LOG.warn("Executions could not be indexed; trying again in {}", AFTER_FAILURE, e);
            restFor(AFTER_FAILURE);
        }
    }

    private void restFor(Duration rest) {
        if (!indexing.stopped()) {
            resting = true;
            clock.after(rest, () -> {
                resting = false;
                rounds.ask(behind ? Duration.ZERO : pace.linger());
            });
        }
    }

    /**
     * How many commits the next round looks at, so that it is short however many executions share one: what the
     * engine has to do then is seen again soon.
     */
    private int suiting(Duration took) {
        long fitting = commits * pace.round().toNanos() / Math.max(1, took.toNanos());
        long most = Math.min(pace.commits(), (long) commits * GROWTH);
        return (int) Math.clamp(fitting, Math.max(1, commits / GROWTH), most);
    }

    /**
     * While the engine has all processors busy, a round is followed by a long rest. It is shorter the further the
     * index is behind: a load that does not end is followed at a distance, and not lost sight of.
     */
    private Duration rest(Duration took) {
        long now = clock.nanoTime();
        Progress progress = indexing.progress();
        long millis = Math.max(1, (now - lookedAt) / 1_000_000);
        boolean busy = headBefore >= 0 && (progress.head() - headBefore) * 1000 / millis > pace.busy()
                && Processors.busy();
        headBefore = progress.head();
        lookedAt = now;
        Duration rest = Duration.ofNanos((long) (took.toNanos() * (busy ? patience(progress) : LEAST_REST)));
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    private double patience(Progress progress) {
        double late = progress.at().map(at -> Duration.between(at, clock.now()).toMillis()).orElse(0L) / 1000.0;
        return Math.max(LEAST_REST, pace.rest() * Math.pow(2, -late / HALVED_EACH));
    }

    private void sweep() {
        try {
            Instant fineBefore = Ended.Slot.COARSE.begin(clock.now().minus(FINE));
            while (!indexing.stopped() && index.sweep(SWEPT, fineBefore) == SWEPT) {
                LOG.debug("Removed {} documents of machines that are gone", SWEPT);
            }
        } catch (RuntimeException e) {
            LOG.warn("Documents of machines that are gone could not be removed", e);
        }
        if (!indexing.stopped()) {
            clock.after(pace.sweep(), () -> sweeps.ask(Duration.ZERO));
        }
    }

    /** The partition is somebody else's. */
    void stop() {
        indexing.stop();
        rounds.end();
        sweeps.end();
    }

    /** Indexes what happened last, unless that is much, and stops. */
    void finish() {
        try {
            if (rounds.end(CLOSING) && !indexing.stopped()) {
                indexing.step(pace.commits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("What happened last is indexed at the next start", e);
        } finally {
            stop();
        }
    }
}
