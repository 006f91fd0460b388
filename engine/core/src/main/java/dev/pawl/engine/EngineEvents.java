package dev.pawl.engine;

import dev.pawl.runtime.ExecutionRuntime;
import dev.pawl.runtime.Listener;

/** What happens, for whoever wants to watch: a live view, a command line. It is told after it is durable. */
public final class EngineEvents {
    private final ExecutionRuntime runtime;

    EngineEvents(ExecutionRuntime runtime) {
        this.runtime = runtime;
    }

    /** Watches until the subscription is closed. */
    public Subscription subscribe(Listener listener) {
        runtime.subscribe(listener);
        return () -> runtime.unsubscribe(listener);
    }

    /** Closing it ends the watching. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
