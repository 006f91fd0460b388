package dev.pawl.server.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The OpenAPI 3.1 document: what the REST API has, for people, for programs, and for the API itself. */
public final class ApiDocument {
    /** Files beside this class: the first is the frame, each of the others describes an area. */
    private static final List<String> FRAGMENTS = List.of("frame", "server", "cluster", "seeing", "machines",
            "executions",
            "lineage", "bulk",
            "holds", "map-runs",
            "search", "graphs", "definitions", "activities", "connectors", "approvals", "schedules", "task-logs",
            "retention", "access", "store");
    private static final String PATHS = "paths";
    private static final String COMPONENTS = "components";
    private static final String REFERENCE = "$ref";

    private final ObjectNode json;

    private ApiDocument(ObjectNode json) {
        this.json = json;
    }

    /**
     * What a request may have.
     *
     * @param query
     *            names of parameters
     * @param body
     *            names of members; empty if the body is open
     */
    public record Inputs(Set<String> query, Optional<Set<String>> body) {}

    /** Reads the fragments and joins them. */
    public static ApiDocument read() {
        ObjectNode whole = fragment(FRAGMENTS.getFirst());
        FRAGMENTS.stream().skip(1).map(ApiDocument::fragment).forEach(fragment -> join(whole, fragment));
        return new ApiDocument(whole);
    }

    private static ObjectNode fragment(String name) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("Expected the fragment " + name + ".json, but it is missing");
            }
            return (ObjectNode) Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(ObjectNode whole, ObjectNode fragment) {
        whole.withArray("/tags").addAll(fragment.withArray("/tags"));
        ObjectNode paths = whole.withObject("/" + PATHS);
        fragment.path(PATHS).properties()
                .forEach(path -> add(paths.withObjectProperty(path.getKey()), path.getValue()));
        fragment.path(COMPONENTS).properties()
                .forEach(kind -> add(whole.withObject("/" + COMPONENTS + "/" + kind.getKey()), kind.getValue()));
    }

    private static void add(ObjectNode all, JsonNode further) {
        further.properties().forEach(entry -> {
            if (all.has(entry.getKey())) {
                throw new IllegalStateException(
                        "Expected one " + entry.getKey() + " in all fragments, but there are two");
            }
            all.set(entry.getKey(), entry.getValue());
        });
    }

    /** The whole document. */
    public ObjectNode json() {
        return json;
    }

    /** What a request to a route may have; empty if the document does not know the route. */
    public Optional<Inputs> inputs(String method, String path) {
        JsonNode item = json.path(PATHS).path(path);
        JsonNode operation = item.path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return Optional.empty();
        }
        Set<String> query = new LinkedHashSet<>();
        query(item, query);
        query(operation, query);
        JsonNode schema = resolved(
                resolved(operation.path("requestBody")).path("content").path("application/json").path("schema"));
        Set<String> members = new LinkedHashSet<>();
        schema.path("properties").properties().forEach(member -> members.add(member.getKey()));
        boolean open = !schema.isMissingNode() && !schema.path("additionalProperties").isBoolean();
        return Optional.of(new Inputs(query, open ? Optional.empty() : Optional.of(members)));
    }

    private void query(JsonNode holder, Set<String> names) {
        holder.path("parameters").forEach(parameter -> {
            JsonNode known = resolved(parameter);
            if (known.path("in").asText().equals("query")) {
                names.add(known.path("name").asText());
            }
        });
    }

    /** What a reference within the document stands for; anything else is itself. */
    private JsonNode resolved(JsonNode node) {
        String reference = node.path(REFERENCE).asText();
        return reference.startsWith("#/") ? json.at(reference.substring(1)) : node;
    }
}
