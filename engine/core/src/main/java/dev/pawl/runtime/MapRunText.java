package dev.pawl.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.Payload;
import dev.pawl.maprun.MapRunChanges;
import dev.pawl.maprun.MapRunEnd;
import dev.pawl.store.ExecutionLog.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The JSON form of what map runs, their children and their executions say to each other. */
final class MapRunText {
    private static final String RUN = "run";
    private static final String OUTPUT = "output";

    private MapRunText() {}

    /** To a map run that is not there yet. */
    static Message start(MapRunStart start) {
        ObjectNode node = InboxText.node("startMapRun");
        node.set(RUN, start.write().value());
        return new Message(start.plan().arn().text(), Payload.of(node));
    }

    /** To a map run that nobody waits for any more. */
    static Message stop(String mapRunArn) {
        return new Message(mapRunArn, Payload.of(InboxText.node("stopMapRun")));
    }

    /** To a map run that is to go on with what did not succeed. */
    static Message redrive(String mapRunArn) {
        return new Message(mapRunArn, Payload.of(InboxText.node("redriveMapRun")));
    }

    /** To a map run, about one of its children. */
    static Message itemEnded(String mapRunArn, MapRunChanges.Ended child) {
        ObjectNode node = InboxText.failure(InboxText.node("itemEnded").put("index", child.index())
                .put("status", child.status().name()).put("at", child.at().toEpochMilli()), child.failure());
        child.output().ifPresent(output -> node.set(OUTPUT, output.value()));
        return new Message(mapRunArn, Payload.of(node));
    }

    /** To the execution that waits for a map run; empty if it does not wait any more. */
    static Optional<Message> ended(MapRunStart run, MapRunEnd end) {
        ObjectNode node = InboxText.node("mapRunEnded").put(RUN, run.plan().arn().text());
        switch (end) {
            case MapRunEnd.Succeeded e -> node.set(OUTPUT, e.output().value());
            case MapRunEnd.Failed e -> InboxText.failure(node, e.failure());
            case MapRunEnd.Aborted e -> {
                return Optional.empty();
            }
        }
        return Optional.of(new Message(run.executionArn(), Payload.of(node)));
    }

    /** A signal that must reach another node; empty for those that never leave theirs. */
    static Optional<Message> of(String mapRunArn, Signal.ForMapRun signal) {
        if (!(signal instanceof Signal.LimitMapRun limit)) {
            return Optional.empty();
        }
        ObjectNode node = InboxText.node("limitMapRun");
        limit.limits().maxConcurrency().ifPresent(v -> node.put("concurrency", v));
        limit.limits().toleratedCount().ifPresent(v -> node.put("count", v));
        limit.limits().toleratedPercentage().ifPresent(v -> node.put("percentage", v));
        return Optional.of(new Message(mapRunArn, Payload.of(node)));
    }

    /** What a message says. */
    static Signal read(JsonNode n) {
        return switch (n.path("kind").asText()) {
            case "startMapRun" -> new Signal.StartMapRun(MapRunStart.read(n.path(RUN)));
            case "redriveMapRun" -> new Signal.RedriveMapRun();
            case "stopMapRun" -> new Signal.StopMapRun();
            case "limitMapRun" -> new Signal.LimitMapRun(new MapRunLimits(
                    n.has("concurrency") ? OptionalInt.of(n.get("concurrency").intValue()) : OptionalInt.empty(),
                    n.has("count") ? OptionalLong.of(n.get("count").longValue()) : OptionalLong.empty(),
                    n.has("percentage")
                            ? OptionalDouble.of(n.get("percentage").doubleValue())
                            : OptionalDouble.empty()));
            case "itemEnded" -> new Signal.ItemEnded(new MapRunChanges.Ended(n.path("index").intValue(),
                    ExecutionStatus.valueOf(n.path("status").asText()), output(n), InboxText.failure(n),
                    Instant.ofEpochMilli(n.path("at").longValue())));
            case "mapRunEnded" -> ended(n, InboxText.failure(n));
            default -> throw new IllegalArgumentException(
                    "Expected a message of a known kind, but got " + n.path("kind"));
        };
    }

    private static Signal ended(JsonNode n, Failure failure) {
        return new Signal.Tell(new Trigger.MapRunEnded(n.path(RUN).asText(), output(n), failure));
    }

    private static Optional<Payload> output(JsonNode n) {
        return Optional.ofNullable(n.get(OUTPUT)).map(Payload::of);
    }
}
