package dev.pawl.runtime;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened in an execution before it entered a state, as a fork of it begins with. Whatever would lead
 * back to
 * the original is left out: secrets of its tasks, handles of their work, tokens of its redrives.
 */
public final class Prefix {
    /** No fork copies more stored text than this. */
    public static final long CHARACTERS = 64L << 20;

    private final Store store;

    /** Of executions that a store keeps. */
    public Prefix(Store store) {
        this.store = store;
    }

    /**
     * The events before that state of the original, as events of the fork.
     *
     * @return empty if the original is not there any more, or if they are more text than {@link #CHARACTERS}
     */
    public Optional<List<HistoryEvent>> of(ForkOrigin origin, ExecutionInfo fork) {
        return store.executions().before(origin.executionKey(), origin.eventId(), CHARACTERS)
                .filter(events -> !events.isEmpty()).map(events -> copy(events, fork));
    }

    /** The fold of events. */
    public static ExecutionState fold(ExecutionInfo info, List<HistoryEvent> events) {
        ExecutionState state = new ExecutionState(info);
        events.forEach(event -> Fold.apply(state, event));
        return state;
    }

    private static List<HistoryEvent> copy(List<HistoryEvent> events, ExecutionInfo fork) {
        List<HistoryEvent> copies = new ArrayList<>(events.size());
        for (HistoryEvent event : events) {
            copies.add(new HistoryEvent(event.id(), event.previousEventId(), event.timestamp(), event.frame(),
                    copy(event.event(), fork)));
        }
        return copies;
    }

    private static Event copy(Event event, ExecutionInfo fork) {
        if (event instanceof Event.ExecutionStarted) {
            return new Event.ExecutionStarted(fork.input(), fork.roleArn(), fork.stateMachineAliasArn(),
                    fork.stateMachineVersionArn());
        }
        if (event instanceof Event.ExecutionRedriven e) {
            return new Event.ExecutionRedriven(e.redriveCount(), "");
        }
        if (event instanceof Event.TaskScheduled e) {
            return new Event.TaskScheduled(e.kind(), e.resourceType(), e.resource(), e.region(), e.input(),
                    e.timeoutInSeconds(), e.heartbeatInSeconds(), e.roleArn(), "", Optional.empty(),
                    e.references());
        }
        return event instanceof Event.TaskSubmitted e
                ? new Event.TaskSubmitted(e.resourceType(), e.resource(), e.output(), Optional.empty())
                : event;
    }
}
