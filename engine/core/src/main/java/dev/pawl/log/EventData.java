package dev.pawl.log;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.json.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of an event is data of the execution: people's input and output, not how it ran. */
final class EventData {
    private EventData() {}

    /** Roughly how many characters an event takes. */
    static long weight(HistoryEvent event) {
        long around = 200;
        return around + switch (event.event()) {
            case Event.ExecutionStarted e -> e.input().text().length();
            case Event.ExecutionSucceeded e -> e.output().text().length();
            case Event.StateEntered e -> e.input().text().length();
            case Event.StateExited e ->
                e.output().text().length() + e.assigned().values().stream().mapToLong(v -> v.text().length()).sum();
            case Event.TaskScheduled e -> e.input().text().length();
            case Event.TaskSubmitted e -> e.output().text().length();
            case Event.TaskSucceeded e -> e.output().text().length();
            case Event other -> 0;
        };
    }

    /**
     * The event as it is logged: without what only the interpreter needs, and without data unless it is wanted.
     */
    static HistoryEvent logged(HistoryEvent happened, boolean data) {
        Event event = data ? happened.event() : withoutData(happened.event());
        return new HistoryEvent(happened.id(), happened.previousEventId(), happened.timestamp(), happened.frame(),
                withoutState(event));
    }

    private static Event withoutData(Event event) {
        Payload none = Payload.NULL;
        return switch (event) {
            case Event.ExecutionStarted e ->
                new Event.ExecutionStarted(none, e.roleArn(), e.stateMachineAliasArn(), e.stateMachineVersionArn());
            case Event.ExecutionSucceeded e -> new Event.ExecutionSucceeded(none);
            case Event.StateEntered e -> new Event.StateEntered(e.state(), e.name(), none);
            case Event.StateExited e -> new Event.StateExited(e.state(), e.name(), none, Map.of(), e.next());
            case Event.TaskScheduled e -> new Event.TaskScheduled(e.kind(), e.resourceType(), e.resource(), e.region(),
                    none, e.timeoutInSeconds(), e.heartbeatInSeconds(), e.roleArn(), e.secret(), Optional.empty(),
                    List.of());
            case Event.TaskSubmitted e ->
                new Event.TaskSubmitted(e.resourceType(), e.resource(), none, Optional.empty());
            case Event.TaskSucceeded e ->
                new Event.TaskSucceeded(e.kind(), e.resourceType(), e.resource(), none);
            case Event other -> other;
        };
    }

    /** A log is for reading: secrets of task tokens and what recovery needs have no business in it. */
    private static Event withoutState(Event event) {
        return switch (event) {
            case Event.TaskScheduled e -> new Event.TaskScheduled(e.kind(), e.resourceType(), e.resource(), e.region(),
                    e.input(), e.timeoutInSeconds(), e.heartbeatInSeconds(), e.roleArn(), "", Optional.empty(),
                    List.of());
            case Event.TaskSubmitted e ->
                new Event.TaskSubmitted(e.resourceType(), e.resource(), e.output(), Optional.empty());
            case Event.ParallelStateStarted e -> new Event.ParallelStateStarted(Payload.NULL, e.branches());
            case Event.MapStateStarted e -> new Event.MapStateStarted(e.length(), Payload.NULL, e.maxConcurrency());
            case Event.MapIterationStarted e -> new Event.MapIterationStarted(e.name(), e.index(), Payload.NULL);
            case Event other -> other;
        };
    }
}
