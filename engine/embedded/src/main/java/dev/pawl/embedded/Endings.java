package dev.pawl.embedded;

import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineEvents;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells when executions have ended. */
final class Endings implements AutoCloseable {
    /** Executions that another node of a shared store ends are not told here: they are looked at. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Engine engine;
    private final EngineClock clock;
    private final EngineEvents.Subscription subscription;
    private final Map<String, CompletableFuture<ExecutionRecord>> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Watches an engine.
     *
     * @param shared
     *            whether other processes work on the same store
     */
    Endings(Engine engine, EngineClock clock, boolean shared) {
        this.engine = engine;
        this.clock = clock;
        this.subscription = engine.events().subscribe(this::happened);
        if (shared) {
            lookLater();
        }
    }

    /** The execution as it is when it has ended. */
    CompletableFuture<ExecutionRecord> of(String executionArn) {
        CompletableFuture<ExecutionRecord> end = waiting.computeIfAbsent(executionArn,
                arn -> new CompletableFuture<>());
        look(executionArn, end);
        if (closed) {
            giveUp(end);
        }
        return end.copy();
    }

    private void happened(ExecutionInfo execution, List<HistoryEvent> events) {
        CompletableFuture<ExecutionRecord> end = waiting.get(execution.arn());
        if (end != null && events.stream().anyMatch(event -> ends(event.event()))) {
            Thread.startVirtualThread(() -> look(execution.arn(), end));
        }
    }

    private static boolean ends(Event event) {
        return event instanceof Event.ExecutionSucceeded || event instanceof Event.ExecutionFailed
                || event instanceof Event.ExecutionAborted || event instanceof Event.ExecutionTimedOut;
    }

    private void look(String arn, CompletableFuture<ExecutionRecord> end) {
        try {
            ExecutionRecord record = engine.executions().describe(arn);
            if (record.status().ended()) {
                waiting.remove(arn, end);
                end.complete(record);
            }
        } catch (RuntimeException e) {
            waiting.remove(arn, end);
            end.completeExceptionally(e);
        }
    }

    private void lookLater() {
        clock.after(LOOK_AGAIN, () -> Thread.startVirtualThread(() -> {
            waiting.forEach(this::look);
            if (!closed) {
                lookLater();
            }
        }));
    }

    private static void giveUp(CompletableFuture<ExecutionRecord> end) {
        end.completeExceptionally(new IllegalStateException(
                "Expected an engine that runs, but it was closed; the execution goes on when it is opened again"));
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
        waiting.values().forEach(Endings::giveUp);
        waiting.clear();
    }
}
