package dev.pawl.server.cli;

import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineEvents;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.store.Executions.HistoryRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The events of one execution, from its first to its last, as they happen. Watches from its creation on. */
final class LiveEvents implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int PAGE = 500;

    private final Engine engine;
    private final BlockingQueue<HistoryEvent> arrived = new LinkedBlockingQueue<>();
    private final EngineEvents.Subscription subscription;
    private long lastId;

    /** Of the execution of that machine that has, or will have, that name. */
    LiveEvents(Engine engine, String stateMachineArn, String name) {
        this.engine = engine;
        this.subscription = engine.events().subscribe((execution, events) -> {
            if (execution.name().equals(name) && execution.stateMachineArn().equals(stateMachineArn)) {
                arrived.addAll(events);
            }
        });
    }

    /**
     * Passes all events on until the execution has ended.
     *
     * @param stored
     *            its ARN if its history can be read: then also what happened before, and nothing is missed
     * @param over
     *            whether nothing more will come although no last event was seen
     */
    void follow(Optional<String> stored, BooleanSupplier over, Consumer<HistoryEvent> reader)
            throws InterruptedException {
        boolean ended = stored.isPresent() && catchUp(stored.get(), reader);
        while (!ended) {
            HistoryEvent event = arrived.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            if (event != null) {
                ended = take(event, reader);
            } else {
                ended = (stored.isPresent() && catchUp(stored.get(), reader)) || over.getAsBoolean();
            }
        }
    }

    private boolean catchUp(String arn, Consumer<HistoryEvent> reader) {
        boolean last = false;
        List<HistoryEvent> page;
        do {
            page = engine.executions().history(arn, new HistoryRange(lastId + 1, PAGE, false));
            for (HistoryEvent event : page) {
                // not the first end: an execution that was redriven has several
                last = take(event, reader);
            }
        } while (page.size() == PAGE);
        return last;
    }

    /** Passes it on unless that has been done; returns whether it is the last one. */
    private boolean take(HistoryEvent event, Consumer<HistoryEvent> reader) {
        if (event.id() <= lastId) {
            return false;
        }
        lastId = event.id();
        reader.accept(event);
        return event.event() instanceof Event.OfExecution && !(event.event() instanceof Event.ExecutionStarted)
                && !(event.event() instanceof Event.ExecutionRedriven);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
