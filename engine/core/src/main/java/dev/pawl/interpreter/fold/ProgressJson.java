package dev.pawl.interpreter.fold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Event;
import dev.pawl.history.TaskKind;
import dev.pawl.history.json.Places;
import dev.pawl.interpreter.model.Branches;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** How far a state has come, as JSON. */
final class ProgressJson {
    private ProgressJson() {}

    static ObjectNode write(Progress progress) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (progress) {
            case Progress.Fresh p -> {
                node.put("is", "fresh");
                p.before().ifPresent(handle -> node.set("before", handle.value()));
            }
            case Progress.Waiting p -> node.put("is", "waiting").put("until", p.until().toEpochMilli());
            case Progress.BackingOff p -> node.put("is", "backingOff").put("until", p.until().toEpochMilli());
            case Progress.Tasking p -> tasking(node, p);
            case Progress.Branching p -> branches(node.put("is", "branching"), p.running());
            case Progress.Iterating p -> {
                branches(node.put("is", "iterating"), p.running()).put("maxConcurrency", p.maxConcurrency())
                        .set("items", p.items().value());
            }
            case Progress.Distributing p ->
                node.put("is", "distributing").put("run", p.run().arn().text()).put("started", p.startedEventId())
                        .put("stage", p.stage().name()).put("redrives", p.redrives());
        }
        return node;
    }

    static Progress read(JsonNode node) {
        return switch (node.get("is").textValue()) {
            case "fresh" -> new Progress.Fresh(Optional.ofNullable(node.get("before")).map(Payload::of));
            case "waiting" -> new Progress.Waiting(Instant.ofEpochMilli(node.get("until").longValue()));
            case "backingOff" -> new Progress.BackingOff(Instant.ofEpochMilli(node.get("until").longValue()));
            case "tasking" -> tasking(node);
            case "branching" -> new Progress.Branching(branches(node));
            case "iterating" -> new Progress.Iterating(Payload.of(node.get("items")),
                    node.get("maxConcurrency").intValue(), branches(node));
            case "distributing" -> new Progress.Distributing(MapRun.read(node.get("run").textValue()),
                    node.get("started").longValue(),
                    Progress.Distributing.Stage.valueOf(node.get("stage").textValue()),
                    node.get("redrives").intValue());
            default -> throw new IllegalStateException("Expected progress, but got " + node.get("is"));
        };
    }

    private static void tasking(ObjectNode node, Progress.Tasking p) {
        Event.TaskScheduled s = p.scheduled();
        node.put("is", "tasking").put("event", p.scheduledEventId()).put("at", p.scheduledAt().toEpochMilli())
                .put("phase", p.phase().name()).put("kind", s.kind().name()).put("type", s.resourceType())
                .put("resource", s.resource()).put("region", s.region()).put("secret", s.secret());
        node.set("input", s.input().value());
        s.timeoutInSeconds().ifPresent(v -> node.put("timeout", v));
        s.heartbeatInSeconds().ifPresent(v -> node.put("heartbeat", v));
        s.roleArn().ifPresent(v -> node.put("role", v));
        p.handle().ifPresent(v -> node.set("handle", v.value()));
        s.before().ifPresent(v -> node.set("before", v.value()));
        Places.json(s.references()).ifPresent(v -> node.set("references", v.value()));
    }

    private static Progress tasking(JsonNode node) {
        Event.TaskScheduled scheduled = new Event.TaskScheduled(TaskKind.valueOf(node.get("kind").textValue()),
                node.get("type").textValue(), node.get("resource").textValue(), node.get("region").textValue(),
                Payload.of(node.get("input")), number(node.get("timeout")), number(node.get("heartbeat")),
                Optional.ofNullable(node.get("role")).map(JsonNode::textValue), node.get("secret").textValue(),
                Optional.ofNullable(node.get("before")).map(Payload::of),
                Places.of(Optional.ofNullable(node.get("references")).map(Payload::of)));
        return new Progress.Tasking(node.get("event").longValue(), Instant.ofEpochMilli(node.get("at").longValue()),
                scheduled, Progress.Tasking.Phase.valueOf(node.get("phase").textValue()),
                Optional.ofNullable(node.get("handle")).map(Payload::of));
    }

    private static OptionalLong number(@org.jspecify.annotations.Nullable JsonNode node) {
        return node == null ? OptionalLong.empty() : OptionalLong.of(node.longValue());
    }

    private static ObjectNode branches(ObjectNode node, Branches branches) {
        node.put("started", branches.startedEventId()).put("size", branches.size()).put("begun", branches.begun());
        ObjectNode running = node.putObject("running");
        branches.running().forEach((index, frame) -> running.put(Integer.toString(index), frame));
        ArrayNode results = node.putArray("results");
        for (int i = 0; i < branches.size(); i++) {
            int index = i;
            branches.result(i).ifPresent(r -> results.addObject().put("index", index).set("value", r.value()));
        }
        return node;
    }

    private static Branches branches(JsonNode node) {
        Branches branches = new Branches(node.get("size").intValue(), node.get("started").longValue());
        node.get("results").forEach(r -> {
            branches.begin(r.get("index").intValue(), 0);
            branches.succeed(r.get("index").intValue(), Payload.of(r.get("value")));
        });
        node.get("running").properties()
                .forEach(r -> branches.begin(Integer.parseInt(r.getKey()), r.getValue().intValue()));
        return branches;
    }
}
