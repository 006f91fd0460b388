package dev.pawl.log;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.store.ExpressLog;
import dev.pawl.store.ExpressLog.Piece;
import dev.pawl.store.ExpressLog.Written;
import dev.pawl.store.Lease;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what Express executions do, and writes it in batches, one after the other, so that at most one
 * batch is ever
 * in the store's way. Executions never wait for it: what it cannot take it drops, counts and complains about.
 */
public final class ExpressIntake {
    private static final Logger LOG = LoggerFactory.getLogger(ExpressIntake.class);
    private static final int BATCH = 500;
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration COMPLAIN = Duration.ofMinutes(1);

    private final ExpressLog log;
    private final LogSelection selection;
    private final EngineClock clock;
    private final Executor workers;
    private final ExpressLogSettings settings;
    private final Consumer<Lease> written;
    /** By partition, so that a batch is of one; the one that was served last is the last. */
    private final Map<Lease, Deque<Waiting>> queue = new LinkedHashMap<>();
    private long waitingChars;
    private boolean busy;
    private long dropped;
    private long complainAt;

    private record Waiting(Lease lease, Piece piece, boolean data, long chars) {}

    /**
     * Wires it; nothing moves before the first event.
     *
     * @param workers
     *            threads that may wait
     * @param written
     *            told of the partition once something is durable
     */
    public ExpressIntake(ExpressLog log, LogSelection selection, EngineClock clock, Executor workers,
            ExpressLogSettings settings, Consumer<Lease> written) {
        this.log = log;
        this.selection = selection;
        this.clock = clock;
        this.workers = workers;
        this.settings = settings;
        this.written = written;
        this.complainAt = clock.nanoTime();
    }

    /** Events of one execution as they happen; returns at once. */
    public void accept(Lease lease, ExecutionInfo info, long machineRevisionKey, List<HistoryEvent> events) {
        LoggingConfiguration configuration = selection.of(machineRevisionKey);
        if (!configuration.on()) {
            return;
        }
        List<HistoryEvent> wanted = new ArrayList<>(events.size());
        long chars = 0;
        for (HistoryEvent event : events) {
            if (configuration.level().includes(event.event())) {
                wanted.add(event);
                chars += configuration.data() ? EventData.weight(event) : 200;
            }
        }
        if (!wanted.isEmpty()) {
            add(new Waiting(lease, new Piece(info, machineRevisionKey, wanted), configuration.data(), chars));
        }
    }

    private void add(Waiting waiting) {
        synchronized (queue) {
            if (waitingChars + waiting.chars() > settings.waitingChars() && !queue.isEmpty()) {
                drop(waiting.piece().events().size(), "they came faster than they could be written");
                return;
            }
            queue.computeIfAbsent(waiting.lease(), lease -> new ArrayDeque<>()).add(waiting);
            waitingChars += waiting.chars();
            if (busy) {
                return;
            }
            busy = true;
        }
        later(settings.linger());
    }

    private void later(Duration delay) {
        clock.after(delay, () -> workers.execute(this::drain));
    }

    /** Writes one batch, and goes on when it is durable. */
    private void drain() {
        List<Waiting> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        write(batch).thenAccept(outcome -> {
            Lease lease = batch.getFirst().lease();
            switch (outcome) {
                case DURABLE -> written.accept(lease);
                case FENCED -> lost(batch, "their partition belongs to another node");
                case FAILED -> giveBack(batch);
            }
            if (outcome == Written.FAILED) {
                later(AGAIN);
            } else {
                workers.execute(this::drain);
            }
        });
    }

    /** Events of one partition, oldest first; if there are none the next ones will start anew. */
    private List<Waiting> take() {
        synchronized (queue) {
            List<Waiting> batch = new ArrayList<>();
            Iterator<Map.Entry<Lease, Deque<Waiting>>> first = queue.entrySet().iterator();
            if (first.hasNext()) {
                Map.Entry<Lease, Deque<Waiting>> next = first.next();
                first.remove();
                while (!next.getValue().isEmpty() && batch.size() < BATCH) {
                    Waiting one = next.getValue().removeFirst();
                    waitingChars -= one.chars();
                    batch.add(one);
                }
                if (!next.getValue().isEmpty()) {
                    queue.put(next.getKey(), next.getValue());
                }
            }
            busy = !batch.isEmpty();
            return batch;
        }
    }

    private CompletionStage<Written> write(List<Waiting> batch) {
        List<Piece> pieces = new ArrayList<>(batch.size());
        for (Waiting one : batch) {
            pieces.add(new Piece(one.piece().info(), one.piece().machineRevisionKey(),
                    one.piece().events().stream().map(event -> EventData.logged(event, one.data())).toList()));
        }
        return log.append(batch.getFirst().lease(), pieces);
    }

    private void giveBack(List<Waiting> batch) {
        synchronized (queue) {
            Deque<Waiting> left = queue.computeIfAbsent(batch.getFirst().lease(), lease -> new ArrayDeque<>());
            for (int i = batch.size() - 1; i >= 0; i--) {
                left.addFirst(batch.get(i));
                waitingChars += batch.get(i).chars();
            }
        }
    }

    private void lost(List<Waiting> batch, String why) {
        synchronized (queue) {
            drop(batch.stream().mapToInt(one -> one.piece().events().size()).sum(), why);
        }
    }

    private void drop(int events, String why) {
        dropped += events;
        if (clock.nanoTime() >= complainAt) {
            complainAt = clock.nanoTime() + COMPLAIN.toNanos();
            LOG.warn("Events of Express executions are not logged, {} so far: {}", dropped, why);
        }
    }

    /** How many events were dropped since the engine began. */
    public long dropped() {
        synchronized (queue) {
            return dropped;
        }
    }

    /** Writes what waits, for no longer than this. */
    public void flush(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            List<Waiting> batch = take();
            while (!batch.isEmpty() && System.nanoTime() < end) {
                if (write(batch).toCompletableFuture().get(end - System.nanoTime(),
                        TimeUnit.NANOSECONDS) != Written.DURABLE) {
                    lost(batch, "the engine was closed");
                } else {
                    written.accept(batch.getFirst().lease());
                }
                batch = take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("What Express executions did last could not be written before the engine was closed", e);
        }
    }
}
