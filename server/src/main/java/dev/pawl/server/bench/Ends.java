package dev.pawl.server.bench;

import dev.pawl.engine.EngineEvents;
import dev.pawl.engine.Engine;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.runtime.Listener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Hears of the ends of executions, which are durable by then. */
final class Ends implements Listener, AutoCloseable {
    private final Map<String, Runnable> awaited = new ConcurrentHashMap<>();
    private final LongAdder count = new LongAdder();
    private final EngineEvents.Subscription subscription;

    Ends(Engine engine) {
        subscription = engine.events().subscribe(this);
    }

    /** Calls back when the execution of that name ends. */
    void await(String name, Runnable then) {
        awaited.put(name, then);
    }

    long count() {
        return count.sum();
    }

    @Override
    public void happened(ExecutionInfo execution, List<HistoryEvent> events) {
        if (!events.isEmpty() && events.get(events.size() - 1).event() instanceof Event.OfExecution end
                && !(end instanceof Event.ExecutionStarted)) {
            if (!(end instanceof Event.ExecutionSucceeded)) {
                throw new IllegalStateException("Expected an execution that succeeds, but got " + end);
            }
            count.increment();
            Runnable then = awaited.remove(execution.name());
            if (then != null) {
                then.run();
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
