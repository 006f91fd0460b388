package dev.pawl.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Event;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Message;
import java.time.Duration;
import java.util.Optional;

/** The JSON form of the outcome of a call that one node began and another one waits for. */
final class OutcomeText {
    static final String KIND = "outcome";
    private static final String HOW = "how";
    private static final String EVENT = "event";
    private static final String OUTPUT = "output";
    private static final String HANDLE = "handle";
    private static final String PHASE = "phase";
    private static final String NOT_BEFORE = "notBeforeMillis";

    private OutcomeText() {}

    /** Empty for what says only that the call goes on. */
    static Optional<Message> of(String arn, Trigger.ForTask outcome) {
        ObjectNode n = InboxText.node(KIND).put(EVENT, outcome.scheduledEventId());
        switch (outcome) {
            case Trigger.TaskStarted started -> {
                return Optional.empty();
            }
            case Trigger.TaskSubmitted t -> {
                n.put(HOW, "submitted").set(OUTPUT, t.output().value());
                t.handle().ifPresent(handle -> n.set(HANDLE, handle.value()));
            }
            case Trigger.TaskSucceeded t -> n.put(HOW, "succeeded").set(OUTPUT, t.output().value());
            case Trigger.TaskFailed t -> {
                InboxText.failure(n.put(HOW, "failed").put(PHASE, t.phase().name()), t.failure());
                t.notBefore().ifPresent(wait -> n.put(NOT_BEFORE, wait.toMillis()));
            }
            case Trigger.TaskTimedOut t -> InboxText.failure(n.put(HOW, "timedOut"), t.failure());
        }
        return Optional.of(new Message(arn, Payload.of(n)));
    }

    static Signal read(JsonNode n) {
        long event = n.path(EVENT).asLong();
        return new Signal.Outcome(switch (n.path(HOW).asText()) {
            case "submitted" -> new Trigger.TaskSubmitted(event, Payload.of(n.path(OUTPUT)),
                    Optional.ofNullable(n.get(HANDLE)).map(Payload::of));
            case "succeeded" -> new Trigger.TaskSucceeded(event, Payload.of(n.path(OUTPUT)));
            case "failed" -> new Trigger.TaskFailed(event, Event.TaskFailed.Phase.valueOf(n.path(PHASE).asText()),
                    InboxText.failure(n),
                    Optional.ofNullable(n.get(NOT_BEFORE)).map(m -> Duration.ofMillis(m.asLong())));
            case "timedOut" -> new Trigger.TaskTimedOut(event, InboxText.failure(n));
            default -> throw new IllegalArgumentException("Expected an outcome, but got " + n.path(HOW));
        });
    }
}
