package dev.pawl.server.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.pawl.json.Json;
import dev.pawl.server.rest.openapi.ApiDocument;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds answers against the OpenAPI document. Stricter than the document is to others: an object has no
 * member that it
 * does not name.
 */
public final class DocumentedAnswers {
    private static final String PREFIX = "/api/v1";
    private static final ObjectNode DOCUMENT = closed(ApiDocument.read().json().deepCopy());
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword("components")).build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory
            .getInstance(VersionFlag.V202012, factory -> factory.metaSchema(DIALECT));
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true)
            .build();
    private static final Map<String, Optional<JsonSchema>> KNOWN = new ConcurrentHashMap<>();

    private DocumentedAnswers() {}

    /** Fails if an answer of the REST API is not as the document says; others are none of its business. */
    public static void check(HttpResponse<String> answer) {
        String path = answer.request().uri().getRawPath();
        String type = answer.headers().firstValue("Content-Type").orElse("application/json");
        if (path.startsWith(PREFIX) && type.contains("json")) {
            JsonNode body = answer.body().isEmpty() ? JsonNodeFactory.instance.objectNode() : Json.read(answer.body());
            List<String> problems = problems(answer.request().method(), path.substring(PREFIX.length()),
                    answer.statusCode(), body);
            if (!problems.isEmpty()) {
                throw new AssertionError(answer + " is not as documented: " + problems + "\n" + answer.body());
            }
        }
    }

    /** What is not as the document says; the path is below /api/v1 and without a query. */
    static List<String> problems(String method, String path, int status, JsonNode body) {
        Optional<String> operation = operation(method, path);
        if (operation.isEmpty()) {
            return status == 404 || status == 405 ? List.of() : List.of("the document has no " + method + " " + path);
        }
        JsonNode responses = DOCUMENT.at(operation.get()).path("responses");
        String known = responses.has(String.valueOf(status)) ? String.valueOf(status) : "default";
        if (known.equals("default") && status < 400) {
            return List.of("the document has no status " + status);
        }
        return KNOWN.computeIfAbsent(operation.get() + " " + known, key -> schema(responses.path(known)))
                .map(schema -> schema.validate(body).stream().map(ValidationMessage::getMessage).toList())
                .orElseGet(() -> body.isEmpty() ? List.of() : List.of("the document has no body"));
    }

    private static Optional<JsonSchema> schema(JsonNode response) {
        JsonNode resolved = response.has("$ref") ? DOCUMENT.at(response.path("$ref").asText().substring(1)) : response;
        for (JsonNode media : resolved.path("content")) {
            ObjectNode root = media.path("schema").deepCopy();
            root.set("components", DOCUMENT.path("components"));
            return Optional.of(SCHEMAS.getSchema(root, CONFIG));
        }
        return Optional.empty();
    }

    /** A pointer to what the document says of it. */
    static Optional<String> operation(String method, String path) {
        List<String> found = new ArrayList<>();
        DOCUMENT.path("paths").properties().forEach(entry -> {
            String name = method.toLowerCase(Locale.ROOT);
            if (entry.getValue().has(name) && PathTemplate.of(entry.getKey()).match(path).isPresent()) {
                found.add("/paths/" + entry.getKey().replace("~", "~0").replace("/", "~1") + "/" + name);
            }
        });
        return found.stream().findFirst();
    }

    private static <T extends JsonNode> T closed(T node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(DocumentedAnswers::closed);
        return node;
    }
}
