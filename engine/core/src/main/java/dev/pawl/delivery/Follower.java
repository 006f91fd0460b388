package dev.pawl.delivery;

import dev.pawl.store.Deliveries;
import dev.pawl.store.Deliveries.Commit;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.Deliveries.Cursor;
import dev.pawl.store.Lease;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the commits of one partition for one subscriber, as long as this node holds the partition. */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final Deliveries deliveries;
    private final Lease lease;
    private final Subscriber subscriber;
    private final Lanes lanes;
    private final Sender sender;
    private final EngineClock clock;
    private final Executor workers;
    private final DeliverySettings settings;
    private final Progress progress;
    private final Turns rounds;
    private final Turns keeping;
    private volatile boolean stopped;
    private int failures;

    /** What all followers of one subscriber share. */
    record Shared(Deliveries deliveries, Subscriber subscriber, Lanes lanes, Sender sender, EngineClock clock,
            Executor workers, DeliverySettings settings) {}

    /**
     * Takes up where the cursor stands. A first one is kept before this returns, so that nothing is missed from
     * now on.
     */
    Follower(Shared shared, Lease lease) {
        deliveries = shared.deliveries();
        subscriber = shared.subscriber();
        lanes = shared.lanes();
        sender = shared.sender();
        clock = shared.clock();
        workers = shared.workers();
        settings = shared.settings();
        this.lease = lease;
        progress = new Progress(deliveries.cursor(subscriber.name(), lease.partition()).orElseGet(this::first));
        rounds = new Turns(clock, workers, this::round);
        keeping = new Turns(clock, workers, this::keep);
        progress.cursor().behind().keySet().forEach(lane -> catchUpAfter(lane, settings.linger()));
        wake();
    }

    private Cursor first() {
        Cursor first = new Cursor(switch (subscriber.beginning()) {
            case NOW -> deliveries.head(lease.partition());
            case FIRST -> 0;
        }, Map.of());
        deliveries.keep(subscriber.name(), lease, first);
        return first;
    }

    /** Something was committed. */
    void wake() {
        rounds.ask(settings.linger());
    }

    private void round() {
        try {
            while (!stopped && step()) {
                failures = 0;
            }
            failures = 0;
        } catch (RuntimeException e) {
            Duration pause = settings.backOff(++failures);
            LOG.warn("Commits could not be read for {}; trying again in {}", subscriber.name(), pause, e);
            clock.after(pause, this::wake);
        }
    }

    /** Delivers the next commits; returns whether there are more. */
    private boolean step() {
        List<Commit> commits = deliveries.commits(lease.partition(), progress.position(), settings.batch());
        if (commits.isEmpty()) {
            return false;
        }
        long last = commits.getLast().position();
        Set<String> leftOut = progress.leaveOut(last);
        Batch batch = read(commits, lane -> !leftOut.contains(lane));
        List<String> failed = send(batch.byLane());
        progress.dealtWith(batch.upTo(), failed);
        failed.forEach(lane -> catchUpAfter(lane, settings.backOff(1)));
        keeping.ask(settings.keepCursor());
        return commits.size() == settings.batch() || batch.upTo() < last;
    }

    private record Batch(Map<String, List<Committed>> byLane, long upTo) {}

    private Batch read(List<Commit> commits, Predicate<String> lane) {
        List<Commit> wanted = commits.stream().filter(c -> lanes.of(c.machineRevisionKey()).filter(lane).isPresent())
                .toList();
        List<Committed> read = wanted.isEmpty() ? List.of() : deliveries.read(wanted);
        Map<String, List<Committed>> byLane = new LinkedHashMap<>();
        for (Committed one : read) {
            lanes.of(one.commit().machineRevisionKey())
                    .ifPresent(name -> byLane.computeIfAbsent(name, n -> new ArrayList<>()).add(one));
        }
        boolean cut = !read.isEmpty() && read.size() < wanted.size();
        return new Batch(byLane, cut ? read.getLast().commit().position() : commits.getLast().position());
    }

    /**
     * Lanes are served at the same time, so that a slow one costs the others once, and little. What no other
     * thread has
     * begun by then this one does, so that few threads are enough.
     */
    private List<String> send(Map<String, List<Committed>> byLane) {
        Map<String, FutureTask<Boolean>> lanesToServe = new LinkedHashMap<>();
        byLane.forEach((lane, commits) -> lanesToServe.put(lane, new FutureTask<>(() -> sender.send(lane, commits))));
        lanesToServe.values().stream().skip(1).forEach(workers::execute);
        lanesToServe.values().forEach(FutureTask::run);
        List<String> failed = new ArrayList<>();
        lanesToServe.forEach((lane, sent) -> {
            if (!taken(sent)) {
                failed.add(lane);
            }
        });
        return failed;
    }

    private static boolean taken(FutureTask<Boolean> sent) {
        try {
            return sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            LOG.error("A delivery broke", e.getCause());
            return false;
        }
    }

    private void catchUpAfter(String lane, Duration pause) {
        clock.after(pause, () -> workers.execute(() -> catchUp(lane)));
    }

    private void catchUp(String lane) {
        boolean taken = true;
        try {
            Optional<Progress.Stretch> missed = progress.missed(lane);
            while (!stopped && taken && missed.isPresent()) {
                taken = catchUp(lane, missed.get());
                missed = taken ? progress.missed(lane) : missed;
            }
        } catch (RuntimeException e) {
            LOG.warn("Commits could not be read for {}", subscriber.name(), e);
            taken = false;
        }
        if (!taken && !stopped) {
            catchUpAfter(lane, settings.backOff(progress.failedAgain(lane)));
        }
        keeping.ask(settings.keepCursor());
    }

    private boolean catchUp(String lane, Progress.Stretch missed) {
        List<Commit> commits = deliveries.commits(lease.partition(), missed.after(), settings.batch()).stream()
                .filter(commit -> commit.position() <= missed.upTo()).toList();
        if (commits.isEmpty()) {
            progress.caughtUp(lane, missed.upTo());
            return true;
        }
        Batch batch = read(commits, lane::equals);
        List<Committed> mine = batch.byLane().getOrDefault(lane, List.of());
        boolean taken = mine.isEmpty() || sender.send(lane, mine);
        if (taken) {
            progress.caughtUp(lane, batch.upTo());
        }
        return taken;
    }

    private void keep() {
        try {
            if (!deliveries.keep(subscriber.name(), lease, progress.cursor())) {
                stop();
            }
        } catch (RuntimeException e) {
            LOG.debug("The cursor of {} could not be kept", subscriber.name(), e);
            keeping.ask(settings.backOff(1));
        }
    }

    Lag lag() {
        Cursor cursor = progress.cursor();
        return new Lag(subscriber.name(), lease.partition(), cursor.position(), deliveries.head(lease.partition()),
                cursor.behind(), sender.delivered(), sender.failures());
    }

    /** The partition is somebody else's. */
    void stop() {
        stopped = true;
        rounds.end();
        keeping.end();
    }

    /** Delivers what is there, keeps the cursor and stops. */
    void finish() {
        try {
            if (rounds.end(settings.closing())) {
                round();
            }
            stopped = true;
            keeping.end(settings.closing());
            deliveries.keep(subscriber.name(), lease, progress.cursor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The cursor of {} could not be kept; what follows it is delivered again", subscriber.name(), e);
        } finally {
            stop();
        }
    }
}
