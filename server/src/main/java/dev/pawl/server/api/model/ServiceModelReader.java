package dev.pawl.server.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.api.model.Shape.FlagShape;
import dev.pawl.server.api.model.Shape.ListShape;
import dev.pawl.server.api.model.Shape.MapShape;
import dev.pawl.server.api.model.Shape.Member;
import dev.pawl.server.api.model.Shape.NumberKind;
import dev.pawl.server.api.model.Shape.NumberShape;
import dev.pawl.server.api.model.Shape.Range;
import dev.pawl.server.api.model.Shape.StructureShape;
import dev.pawl.server.api.model.Shape.TextShape;
import dev.pawl.server.api.model.Shape.TimestampShape;
import dev.pawl.server.api.model.Shape.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the model that comes with the server. */
public final class ServiceModelReader {
    private static final String RESOURCE = "/dev/pawl/server/api/model.json";

    private final JsonNode shapes;
    private final Map<String, Shape> read = new HashMap<>();

    private ServiceModelReader(JsonNode shapes) {
        this.shapes = shapes;
    }

    /** The model. Takes some milliseconds: read it once. */
    public static ServiceModel read() {
        try (InputStream in = ServiceModelReader.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Expected the resource " + RESOURCE + ", but it is missing");
            }
            return read(Json.mapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceModel read(JsonNode model) {
        ServiceModelReader reader = new ServiceModelReader(model.required("shapes"));
        Map<String, OperationModel> operations = new LinkedHashMap<>();
        model.required("operations").properties().forEach(entry -> {
            JsonNode operation = entry.getValue();
            operations.put(entry.getKey(),
                    new OperationModel(entry.getKey(), reader.structure(operation.required("input").asText()),
                            reader.structure(operation.required("output").asText()), texts(operation.path("errors"))));
        });
        return new ServiceModel(model.required("targetPrefix").asText(), operations);
    }

    private StructureShape structure(String name) {
        return (StructureShape) shape(name);
    }

    private Shape shape(String name) {
        Shape known = read.get(name);
        if (known == null) {
            known = shape(name, shapes.required(name));
            read.put(name, known);
        }
        return known;
    }

    private Shape shape(String name, JsonNode node) {
        boolean sensitive = node.path("sensitive").asBoolean();
        String type = node.required("type").asText();
        return switch (type) {
            case "string" -> new TextShape(name, sensitive, range(node),
                    node.path("unit").asText().equals("bytes") ? Unit.BYTES : Unit.CHARACTERS,
                    Optional.ofNullable(node.get("pattern")).map(JsonNode::asText).map(Pattern::compile),
                    texts(node.path("enum")));
            case "integer" -> new NumberShape(name, sensitive, NumberKind.INTEGER, range(node));
            case "long" -> new NumberShape(name, sensitive, NumberKind.LONG, range(node));
            case "float" -> new NumberShape(name, sensitive, NumberKind.FLOAT, range(node));
            case "boolean" -> new FlagShape(name);
            case "timestamp" -> new TimestampShape(name);
            case "list" -> new ListShape(name, range(node), shape(node.required("member").asText()));
            case "map" -> new MapShape(name, shape(node.required("value").asText()));
            case "structure" -> new StructureShape(name, members(node));
            default -> throw new IllegalStateException("Expected a known type of shape " + name + ", but got " + type);
        };
    }

    private Map<String, Member> members(JsonNode structure) {
        List<String> required = texts(structure.path("required"));
        Map<String, Member> members = new LinkedHashMap<>();
        structure.required("members").properties().forEach(entry -> members.put(entry.getKey(),
                new Member(entry.getKey(), shape(entry.getValue().asText()), required.contains(entry.getKey()))));
        return members;
    }

    private static Range range(JsonNode node) {
        return new Range(number(node.path("min")), number(node.path("max")));
    }

    private static OptionalLong number(JsonNode node) {
        return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
