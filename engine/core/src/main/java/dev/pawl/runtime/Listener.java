package dev.pawl.runtime;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import java.util.List;

/**
 * Told what has happened, after it is durable; for an Express execution as it happens. Called on the engine's
 * threads, in
 * order for each execution; must be quick and must not throw.
 */
@FunctionalInterface
public interface Listener {
    /** Visible events of one execution, in order. */
    void happened(ExecutionInfo execution, List<HistoryEvent> events);
}
