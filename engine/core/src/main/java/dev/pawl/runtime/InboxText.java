package dev.pawl.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.NewExecution;
import java.time.Instant;
import java.util.Optional;

/** The JSON form of what lies in inboxes: between executions, and from a node that is not the owner. */
final class InboxText {
    private static final String KIND = "kind";
    private static final String TOKEN = "token";
    private static final String ASK = "ask";
    private static final String KEPT = "kept";
    private static final String OUTPUT = "output";
    private static final String ERROR = "error";
    private static final String CAUSE = "cause";
    private static final String EVENT = "event";

    private InboxText() {}

    static Message goOn(String arn) {
        return new Message(arn, Payload.of(node("continue")));
    }

    static Message childEnded(String parentArn, String childArn) {
        return new Message(parentArn, Payload.of(node("childEnded").put("child", childArn)));
    }

    /** It, or a task of it, has its places. */
    static Message granted(String arn, long eventId) {
        return new Message(arn, Payload.of(node("granted").put(EVENT, eventId)));
    }

    static Message begin(NewExecution execution) {
        return new Message(execution.info().arn(), Payload.of(beginNode(execution)));
    }

    static Message redrive(String arn, String clientToken) {
        return new Message(arn, Payload.of(node("redrive").put(TOKEN, clientToken)));
    }

    static Message stop(String arn, Failure why) {
        return new Message(arn, Payload.of(failure(node("stop"), why)));
    }

    /**
     * A signal that must reach another node; empty for those that never leave theirs.
     *
     * @param ask
     *            under what the sender waits for the answer
     */
    static Optional<Message> of(String arn, Signal signal, String ask) {
        return of(arn, signal).map(m -> new Message(arn, Payload.of(((ObjectNode) m.body().value()).put(ASK, ask))));
    }

    /** Under what the sender of a message waits for the answer, if it does. */
    static Optional<String> ask(Payload body) {
        return text(body.value(), ASK);
    }

    /** The same for nobody who waits. */
    static Optional<Message> of(String arn, Signal signal) {
        return switch (signal) {
            case Signal.Begin begin -> Optional.of(begin(begin.execution()));
            case Signal.Beat beat ->
                Optional.of(new Message(arn, Payload.of(node("beat").put(TOKEN, beat.token().encode()))));
            case Signal.Callback callback -> callback(callback).map(n -> new Message(arn, Payload.of(n)));
            case Signal.Tell tell when tell.trigger() instanceof Trigger.StopRequested stop ->
                Optional.of(stop(arn, stop.failure()));
            case Signal.Tell tell -> Optional.empty();
            case Signal.Redrive redrive ->
                Optional.of(redrive(arn, redrive.clientToken()));
            case Signal.Migrate migrate -> Optional.of(LineageText.migrate(arn, migrate.to()));
            case Signal.BeginExpress s -> Optional.empty();
            case Signal.TimerDue s -> Optional.empty();
            case Signal.Hand hand -> Optional.of(hand(arn, hand));
            case Signal.Outcome outcome -> OutcomeText.of(arn, outcome.trigger());
            case Signal.Release s -> Optional.empty();
            case Signal.Granted s -> Optional.of(granted(arn, s.eventId()));
            case Signal.Revive s -> Optional.empty();
            case Signal.Rerun s -> Optional.empty();
            case Signal.Cancelled s -> Optional.empty();
            case Signal.ChildEnded s -> Optional.empty();
            case Signal.ForMapRun s -> MapRunText.of(arn, s);
        };
    }

    /** What a message says. */
    static Signal read(Payload body) {
        JsonNode n = body.value();
        return switch (n.path(KIND).asText()) {
            case "continue" -> new Signal.Tell(new Trigger.Continue());
            case "childEnded" -> new Signal.ChildEnded(n.path("child").asText());
            case "stop" -> new Signal.Tell(new Trigger.StopRequested(failure(n)));
            case "redrive" -> new Signal.Redrive(n.path(TOKEN).asText());
            case "beat" -> new Signal.Beat(token(n));
            case "success" -> new Signal.Callback(token(n),
                    new Trigger.TaskSucceeded(token(n).scheduledEventId(), Payload.of(n.path(OUTPUT))), kept(n));
            case "failure" -> new Signal.Callback(token(n), new Trigger.TaskFailed(token(n).scheduledEventId(),
                    Event.TaskFailed.Phase.RUN, failure(n)), kept(n));
            case "hand" -> new Signal.Hand(n.path("event").asLong(), text(n, "worker"));
            case OutcomeText.KIND -> OutcomeText.read(n);
            case "granted" -> new Signal.Granted(n.path(EVENT).asLong());
            case "begin" -> new Signal.Begin(newExecution(n));
            case LineageText.MIGRATE -> new Signal.Migrate(LineageText.migration(n));
            default -> MapRunText.read(n);
        };
    }

    private static Message hand(String arn, Signal.Hand hand) {
        ObjectNode n = node("hand").put("event", hand.scheduledEventId());
        hand.workerName().ifPresent(name -> n.put("worker", name));
        return new Message(arn, Payload.of(n));
    }

    static ObjectNode node(String kind) {
        return JsonNodeFactory.instance.objectNode().put(KIND, kind);
    }

    private static Optional<ObjectNode> callback(Signal.Callback callback) {
        String token = callback.token().encode();
        if (callback.trigger() instanceof Trigger.TaskSucceeded success) {
            ObjectNode n = node("success").put(TOKEN, token);
            n.set(OUTPUT, success.output().value());
            return Optional.of(n.put(KEPT, callback.kept()));
        }
        if (callback.trigger() instanceof Trigger.TaskFailed failed) {
            return Optional.of(failure(node("failure").put(TOKEN, token).put(KEPT, callback.kept()),
                    failed.failure()));
        }
        return Optional.empty();
    }

    private static boolean kept(JsonNode n) {
        return n.path(KEPT).asBoolean(false);
    }

    private static TaskToken token(JsonNode n) {
        return TaskToken.decode(n.path(TOKEN).asText())
                .orElseThrow(() -> new IllegalArgumentException("Expected a task token in a message, but got none"));
    }

    static ObjectNode failure(ObjectNode n, Failure failure) {
        failure.error().ifPresent(e -> n.put(ERROR, e));
        failure.cause().ifPresent(c -> n.put(CAUSE, c));
        return n;
    }

    static Failure failure(JsonNode n) {
        return new Failure(text(n, ERROR), text(n, CAUSE));
    }

    private static Optional<String> text(JsonNode n, String name) {
        return n.hasNonNull(name) ? Optional.of(n.path(name).asText()) : Optional.empty();
    }

    private static ObjectNode beginNode(NewExecution execution) {
        ExecutionInfo info = execution.info();
        ObjectNode n = node("begin").put("arn", info.arn()).put("name", info.name())
                .put("machine", info.stateMachineArn()).put("machineName", info.stateMachineName())
                .put("role", info.roleArn()).put("region", info.region())
                .put("startedAt", info.startedAt().toEpochMilli()).put("input", info.input().text())
                .put("revision", execution.machineRevisionKey());
        info.stateMachineVersionArn().ifPresent(v -> n.put("version", v));
        info.stateMachineAliasArn().ifPresent(a -> n.put("alias", a));
        execution.traceHeader().ifPresent(t -> n.put("trace", t));
        execution.parentArn().ifPresent(p -> n.put("parent", p));
        execution.fork().ifPresent(fork -> n.set("fork", LineageText.write(fork)));
        if (execution.limited()) {
            n.put("limited", true);
        }
        return n;
    }

    private static NewExecution newExecution(JsonNode n) {
        ExecutionInfo info = new ExecutionInfo(n.path("arn").asText(), n.path("name").asText(),
                n.path("machine").asText(), n.path("machineName").asText(), n.path("role").asText(),
                n.path("region").asText(), Instant.ofEpochMilli(n.path("startedAt").asLong()),
                Payload.parse(n.path("input").asText()), text(n, "version"), text(n, "alias"));
        return new NewExecution(info, n.path("revision").asLong(), text(n, "trace"), text(n, "parent"),
                LineageText.fork(n.path("fork")), n.path("limited").asBoolean(false));
    }
}
