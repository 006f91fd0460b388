package dev.pawl.interpreter.fold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.Retries;
import dev.pawl.interpreter.model.Step;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where a frame stands, as JSON. */
final class StepJson {
    private StepJson() {}

    static ObjectNode write(Step step) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (step) {
            case Step.Starting s -> node.put("is", "starting").set("data", s.input().value());
            case Step.Entering s -> node.put("is", "entering").put("state", s.state()).set("data", s.input().value());
            case Step.Finished s -> node.put("is", "finished").set("data", s.output().value());
            case Step.Inside s -> {
                node.put("is", "inside").put("state", s.state()).put("entered", s.enteredEventId())
                        .put("before", s.beforeEnteredId()).put("at", s.enteredAt().toEpochMilli());
                node.set("data", s.input().value());
                ArrayNode retries = node.putArray("retries");
                s.retries().byRetrier().forEach(retries::add);
                node.set("progress", ProgressJson.write(s.progress()));
            }
        }
        return node;
    }

    static Step read(JsonNode node) {
        Payload data = Payload.of(node.get("data"));
        return switch (node.get("is").textValue()) {
            case "starting" -> new Step.Starting(data);
            case "entering" -> new Step.Entering(node.get("state").textValue(), data);
            case "finished" -> new Step.Finished(data);
            case "inside" -> new Step.Inside(node.get("state").textValue(), data, node.get("entered").longValue(),
                    node.get("before").longValue(), Instant.ofEpochMilli(node.get("at").longValue()),
                    retries(node.get("retries")), ProgressJson.read(node.get("progress")));
            default -> throw new IllegalStateException("Expected a step, but got " + node.get("is"));
        };
    }

    private static Retries retries(JsonNode node) {
        List<Integer> counts = new ArrayList<>();
        node.forEach(n -> counts.add(n.intValue()));
        return counts.isEmpty() ? Retries.NONE : new Retries(List.copyOf(counts));
    }
}
