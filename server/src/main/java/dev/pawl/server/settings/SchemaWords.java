package dev.pawl.server.settings;

import com.fasterxml.jackson.databind.JsonNode;

/** Says what a part of a schema asks for. */
final class SchemaWords {
    private SchemaWords() {}

    static String type(JsonNode schema) {
        return switch (schema.path("type").asText("")) {
            case "string" -> "text";
            case "integer" -> bounds(schema);
            case "number" -> "number";
            case "boolean" -> "true or false";
            case "array" -> "list";
            case "object" -> "object";
            default -> "value";
        };
    }

    private static String bounds(JsonNode schema) {
        return schema.has("minimum") && schema.has("maximum")
                ? "whole number from " + schema.path("minimum").asText() + " to " + schema.path("maximum").asText()
                : "whole number";
    }
}
