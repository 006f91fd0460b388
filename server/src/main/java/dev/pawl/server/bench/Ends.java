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
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Hears of the ends of executions, which are durable by then. */
final class Ends implements Listener, AutoCloseable {
    private final Map<String, Runnable> awaited = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Throwable> refusal = new AtomicReference<>();
    private final LongAdder count = new LongAdder();
    private final EngineEvents.Subscription subscription;

    Ends(Engine engine) {
        subscription = engine.events().subscribe(this);
    }

    /** Calls back when the execution of that name ends. */
    void await(String name, Runnable then) {
        awaited.put(name, then);
    }

    /** It will not end, because it could not be started. */
    void refused(String name, Throwable why) {
        refusal.compareAndSet(null, why);
        Runnable then = awaited.remove(name);
        if (then != null) {
            then.run();
        }
    }

    /** Whether something was. */
    boolean refused() {
        return refusal.get() != null;
    }

    /**
     * Nothing was refused.
     *
     * @throws IllegalStateException
     *             if something was, with the first reason
     */
    void requireAll() {
        Throwable why = refusal.get();
        if (why != null) {
            throw new IllegalStateException("Expected the engine to start all executions, but it refused", why);
        }
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
