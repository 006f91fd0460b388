package dev.pawl.server.rest.approval;

import dev.pawl.approval.model.Origin;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.Executions;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.store.Executions.HistoryRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the state that asks in the history of its execution: what was scheduled goes back to what was
 * entered.
 */
public final class AskingStates implements Function<Origin, Optional<String>> {
    /** Retries of the state stand between; after so many of them it is not worth the reading. */
    private static final int MOST_STEPS = 100;
    private static final long ONE_EVENT_BYTES = 1L << 20;

    private final Executions executions;

    /** In the histories of these. */
    public AskingStates(Executions executions) {
        this.executions = executions;
    }

    @Override
    public Optional<String> apply(Origin origin) {
        long id = TaskToken.decode(origin.token()).map(TaskToken::scheduledEventId).orElse(0L);
        try {
            for (int i = 0; i < MOST_STEPS && id > 0; i++) {
                List<HistoryEvent> found = executions.history(origin.executionArn(),
                        new HistoryRange(id, 1, false, ONE_EVENT_BYTES));
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                if (found.getFirst().event() instanceof Event.StateEntered entered) {
                    return Optional.of(entered.name());
                }
                id = found.getFirst().previousEventId();
            }
        } catch (EngineException e) {
            // its execution is there no more
        }
        return Optional.empty();
    }
}
