package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.MapRunArn;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.MapRunPlan;
import dev.pawl.interpreter.model.MapRunPlan.Batching;
import dev.pawl.interpreter.model.MapRunPlan.Frozen;
import dev.pawl.interpreter.model.MapRunPlan.Results;
import dev.pawl.interpreter.model.MapRunPlan.Source;
import dev.pawl.interpreter.model.MapRunPlan.StateRef;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ReaderConfig;
import dev.pawl.items.ResultRequest;
import dev.pawl.items.WriterConfig;
import dev.pawl.json.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A plan as JSON, for the store and the inbox. Its keys are part of every database. */
public final class PlanJson {
    private PlanJson() {}

    /** The plan as JSON. */
    public static ObjectNode write(MapRunPlan plan) {
        ObjectNode node = object().put("arn", plan.arn().text()).put("state", plan.state().name())
                .put("entered", plan.state().enteredEventId());
        switch (plan.source()) {
            case Source.Items s -> node.set("items", s.items().value());
            case Source.Reader s -> node.set("reader", reader(s.request()));
            case Source.Unreadable s -> node.set("unreadable", new MapRunEnd.Failed(s.failure()).write());
        }
        node.set("data", plan.scope().data().value());
        node.set("context", plan.scope().context().value());
        node.set("variables", plan.scope().variables().value());
        node.set("limits", MapRunState.write(plan.limits()));
        plan.batching().ifPresent(b -> node.set("batching", batching(b)));
        node.set("results", results(plan.results()));
        return node;
    }

    /** The plan again. */
    public static MapRunPlan read(JsonNode node) {
        MapRunArn arn = ArnParser.parse(node.get("arn").textValue(), MapRunArn.class);
        return new MapRunPlan(arn, new StateRef(node.get("state").textValue(), node.get("entered").longValue()),
                source(node),
                new Frozen(payload(node, "data"), payload(node, "context"), payload(node, "variables")),
                MapRunState.limits(node.get("limits")),
                Optional.ofNullable(node.get("batching")).map(PlanJson::batching), results(arn, node.get("results")));
    }

    private static Source source(JsonNode node) {
        if (node.has("items")) {
            return new Source.Items(payload(node, "items"));
        }
        return node.has("reader")
                ? new Source.Reader(reader(node.get("reader")))
                : new Source.Unreadable(failure(node.get("unreadable")));
    }

    private static Failure failure(JsonNode node) {
        return MapRunEnd.read(node) instanceof MapRunEnd.Failed failed ? failed.failure() : Failure.UNNAMED;
    }

    private static ObjectNode reader(ItemsRequest request) {
        ReaderConfig config = request.config();
        ObjectNode node = object().put("resource", request.resource()).put("execution", request.executionArn());
        node.set("arguments", request.arguments().value());
        request.roleArn().ifPresent(role -> node.put("role", role));
        config.inputType().ifPresent(v -> node.put("inputType", v));
        config.manifestType().ifPresent(v -> node.put("manifestType", v));
        config.transformation().ifPresent(v -> node.put("transformation", v));
        config.csv().delimiter().ifPresent(v -> node.put("delimiter", v));
        config.csv().headerLocation().ifPresent(v -> node.put("headerLocation", v));
        ArrayNode headers = node.putArray("headers");
        config.csv().headers().forEach(headers::add);
        config.itemsPointer().ifPresent(v -> node.put("itemsPointer", v));
        config.maxItems().ifPresent(v -> node.put("maxItems", v));
        return node;
    }

    private static ItemsRequest reader(JsonNode node) {
        List<String> headers = new ArrayList<>();
        node.get("headers").forEach(header -> headers.add(header.textValue()));
        ReaderConfig config = new ReaderConfig(text(node, "inputType"), text(node, "manifestType"),
                text(node, "transformation"),
                new ReaderConfig.Csv(text(node, "delimiter"), text(node, "headerLocation"), headers),
                text(node, "itemsPointer"),
                node.has("maxItems") ? OptionalLong.of(node.get("maxItems").longValue()) : OptionalLong.empty());
        return new ItemsRequest(node.get("resource").textValue(), payload(node, "arguments"), config,
                text(node, "role"), node.get("execution").textValue());
    }

    private static ObjectNode batching(Batching batching) {
        ObjectNode node = object();
        batching.maxItems().ifPresent(v -> node.put("maxItems", v));
        batching.maxBytes().ifPresent(v -> node.put("maxBytes", v));
        batching.batchInput().ifPresent(v -> node.set("input", v.value()));
        return node;
    }

    private static Batching batching(JsonNode node) {
        return new Batching(number(node, "maxItems"), number(node, "maxBytes"),
                Optional.ofNullable(node.get("input")).map(Payload::of));
    }

    private static ObjectNode results(Results results) {
        ObjectNode node = object();
        results.shape().ifPresent(shape -> node.put("transformation", shape.transformation().name()).put("type",
                shape.outputType().name()));
        results.export().ifPresent(export -> {
            node.put("resource", export.resource()).set("arguments", export.arguments().value());
            export.roleArn().ifPresent(role -> node.put("role", role));
        });
        return node;
    }

    private static Results results(MapRunArn arn, JsonNode node) {
        Optional<WriterConfig> shape = text(node, "transformation").map(transformation -> new WriterConfig(
                WriterConfig.Transformation.valueOf(transformation),
                WriterConfig.OutputType.valueOf(node.get("type").textValue())));
        return new Results(shape, text(node, "resource").map(resource -> new ResultRequest(resource,
                payload(node, "arguments"), shape.orElse(WriterConfig.OF_EXPORT), arn.text(), text(node, "role"))));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Payload payload(JsonNode node, String key) {
        return Payload.of(node.get(key));
    }

    private static OptionalInt number(JsonNode node, String key) {
        return node.has(key) ? OptionalInt.of(node.get(key).intValue()) : OptionalInt.empty();
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).map(JsonNode::textValue);
    }
}
