package dev.pawl.interpreter.model;

import dev.pawl.history.HistoryEvent;
import java.util.List;

/**
 * What follows from a trigger. The events are folded into the state already; they must be stored before
 * anything is done
 * about them.
 *
 * @param events
 *            what happened, in order
 * @param commands
 *            what to do once the events are stored, in order
 * @param more
 *            whether the decision was cut short: store it, then decide {@link Trigger.Continue}
 */
public record Decision(List<HistoryEvent> events, List<Command> commands, boolean more) {
    /** Whether nothing follows: the trigger no longer fits the state. */
    public boolean isEmpty() {
        return events.isEmpty() && commands.isEmpty() && !more;
    }
}
