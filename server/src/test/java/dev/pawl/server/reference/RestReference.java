package dev.pawl.server.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page about the REST API, made from its OpenAPI document. */
final class RestReference {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;

    RestReference(JsonNode document) {
        this.document = document;
    }

    String page() {
        StringBuilder page = new StringBuilder(
                """
                        # Routes of the REST API

                        <!-- Made from the OpenAPI document; RestReferenceTest says how to write it anew. -->

                        All paths are below `/api/v1`. The same, with all schemas, is in `GET \
                        /api/v1/openapi.json`; how to use them is in [The REST API](../guides/rest.md). A star marks what a \
                        request must have. The grant is the name by which access is given; it is \
                        AWS's where AWS has the operation.
                        """);
        document.path("tags").forEach(tag -> area(tag, page));
        return page.toString();
    }

    private void area(JsonNode tag, StringBuilder page) {
        String name = tag.path("name").asText();
        page.append("\n## ").append(name.substring(0, 1).toUpperCase(Locale.ROOT)).append(name.substring(1))
                .append("\n\n").append(tag.path("description").asText())
                .append("\n\n| route | what | query | body | grant |\n|---|---|---|---|---|\n");
        document.path("paths").properties().forEach(path -> METHODS.forEach(method -> {
            JsonNode operation = path.getValue().path(method);
            if (operation.path("tags").path(0).asText().equals(name)) {
                page.append("| `").append(method.toUpperCase(Locale.ROOT)).append(' ').append(path.getKey())
                        .append("` | ").append(operation.path("summary").asText()).append(" | ")
                        .append(query(operation)).append(" | ").append(body(operation)).append(" | ")
                        .append(operation.path("x-grant").asText("–")).append(" |\n");
            }
        }));
    }

    private String query(JsonNode operation) {
        List<String> names = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            JsonNode known = resolved(parameter);
            if (known.path("in").asText().equals("query")) {
                names.add(code(known.path("name").asText(), known.path("required").booleanValue()));
            }
        });
        return names.isEmpty() ? "–" : String.join(", ", names);
    }

    private String body(JsonNode operation) {
        JsonNode schema = resolved(
                operation.path("requestBody").path("content").path("application/json").path("schema"));
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(name -> names.add(code(name, required.contains(name))));
        return names.isEmpty() ? "–" : String.join(", ", names);
    }

    private static String code(String name, boolean required) {
        return "`" + name + "`" + (required ? "\\*" : "");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
