package dev.pawl.server.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.teststate.mock.ResponseShape;
import dev.pawl.teststate.mock.ServiceModel;
import dev.pawl.teststate.mock.ServiceModels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.GZIPInputStream;

/**
 * The models that come with the server, one file for each service; each is read when it is first asked for.
 */
public final class BundledModels implements ServiceModels {
    private final ConcurrentMap<String, Optional<ServiceModel>> read = new ConcurrentHashMap<>();

    @Override
    public Optional<ServiceModel> find(String service) {
        return service.matches("[a-z0-9]+") ? read.computeIfAbsent(service, BundledModels::read) : Optional.empty();
    }

    private static Optional<ServiceModel> read(String service) {
        try (InputStream packed = BundledModels.class.getResourceAsStream(service + ".json.gz")) {
            if (packed == null) {
                return Optional.empty();
            }
            try (InputStream in = new GZIPInputStream(packed)) {
                return Optional.of(model(Json.mapper().readTree(in)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceModel model(JsonNode tree) {
        Map<String, ResponseShape> shapes = new HashMap<>();
        tree.required("shapes").properties().forEach(s -> shapes.put(s.getKey(), shape(s.getValue())));
        return new ServiceModel(names(tree.required("operations")), shapes);
    }

    private static ResponseShape shape(JsonNode node) {
        String type = node.required("type").asText();
        return switch (type) {
            case "structure" ->
                new ResponseShape.Structure(names(node.required("members")), Set.copyOf(texts(node.path("required"))));
            case "list" -> new ResponseShape.ListOf(node.required("member").asText());
            case "map" -> new ResponseShape.MapOf(node.required("value").asText());
            case "string" -> new ResponseShape.Text(range(node), texts(node.path("enum")));
            case "blob" -> new ResponseShape.Bytes(range(node));
            case "timestamp" -> new ResponseShape.Timestamp();
            case "integer", "long", "float", "double" -> new ResponseShape.Numeric(range(node));
            case "boolean" -> new ResponseShape.Flag();
            case "document" -> new ResponseShape.Document();
            default -> throw new IllegalStateException("Expected a known type of shape, but got " + type);
        };
    }

    private static Map<String, String> names(JsonNode object) {
        Map<String, String> names = new LinkedHashMap<>();
        object.properties().forEach(member -> names.put(member.getKey(), member.getValue().asText()));
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static ResponseShape.Range range(JsonNode node) {
        return new ResponseShape.Range(number(node.path("min")), number(node.path("max")));
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }
}
