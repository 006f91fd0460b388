package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON Schema without references, as far as it can be drawn: each stands there in full, and one that refers
 * to itself
 * is left without a type at that place, so that it is typed as JSON.
 */
final class FormShape {
    private static final int DEEPEST = 8;
    private static final int MOST = 2_000;
    /** The style sheet knows as many. */
    private static final int MOST_VARIANTS = 8;

    private final JsonNode root;
    private int count;

    private FormShape(JsonNode root) {
        this.root = root;
    }

    /** The schema of a form, ready to be drawn. */
    static JsonNode of(JsonNode form) {
        return new FormShape(form).expanded(form, Set.of("#"), 0);
    }

    private JsonNode expanded(JsonNode schema, Set<String> seen, int level) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        Set<String> met = new HashSet<>(seen);
        JsonNode now = schema;
        boolean followed = true;
        while (followed && now.isObject()) {
            now.properties().forEach(member -> {
                if (!out.has(member.getKey())) {
                    out.set(member.getKey(), member.getValue());
                }
            });
            Optional<JsonNode> next = next(now, met);
            followed = next.isPresent();
            now = next.orElse(now);
        }
        boolean endless = now.hasNonNull("$ref");
        if (endless || level > DEEPEST || ++count > MOST) {
            return out.retain("title", "description", "default");
        }
        out.remove(List.of("$ref", "allOf"));
        return inner(out, met, level);
    }

    /** What a schema refers to, or the only one of allOf. */
    private Optional<JsonNode> next(JsonNode schema, Set<String> met) {
        if (schema.path("$ref").isTextual()) {
            String reference = schema.path("$ref").asText();
            return reference.startsWith("#") && (reference.length() == 1 || reference.charAt(1) == '/')
                    && met.add(reference) ? Optional.of(root.at(reference.substring(1))) : Optional.empty();
        }
        return schema.path("allOf").size() == 1 ? Optional.of(schema.path("allOf").get(0)) : Optional.empty();
    }

    private ObjectNode inner(ObjectNode out, Set<String> met, int level) {
        if (out.path("properties").isObject()) {
            ObjectNode properties = JsonNodeFactory.instance.objectNode();
            out.path("properties").properties()
                    .forEach(one -> properties.set(one.getKey(), expanded(one.getValue(), met, level + 1)));
            out.set("properties", properties);
        }
        if (out.path("items").isObject()) {
            out.set("items", expanded(out.path("items"), met, level + 1));
        }
        for (String name : List.of("oneOf", "anyOf")) {
            if (out.path(name).isArray()) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                out.path(name).forEach(one -> all.add(expanded(one, met, level + 1)));
                out.set(name, all);
            }
        }
        return out;
    }

    /** How a schema is drawn. */
    enum Kind {
        CONSTANT, CHOICE, VARIANT, FLAG, TEXT, NUMBER, GROUP, LIST, CHECKS, JSON
    }

    /** A value that can be chosen. */
    record Choice(JsonNode value, String title) {}

    static Kind kind(JsonNode schema) {
        if (schema.has("const")) {
            return Kind.CONSTANT;
        }
        if (!choices(schema).isEmpty()) {
            return Kind.CHOICE;
        }
        if (!variants(schema).isEmpty()) {
            return Kind.VARIANT;
        }
        return switch (type(schema)) {
            case "object" -> schema.path("properties").isObject() ? Kind.GROUP : Kind.JSON;
            case "array" -> list(schema);
            case "string" -> Kind.TEXT;
            case "integer", "number" -> Kind.NUMBER;
            case "boolean" -> Kind.FLAG;
            default -> Kind.JSON;
        };
    }

    private static Kind list(JsonNode schema) {
        if (!schema.path("items").isObject() || schema.has("prefixItems")) {
            return Kind.JSON;
        }
        return schema.path("uniqueItems").asBoolean() && !choices(schema.path("items")).isEmpty()
                ? Kind.CHECKS
                : Kind.LIST;
    }

    /** The type; where null is allowed, too, the other one. */
    static String type(JsonNode schema) {
        List<String> types = new ArrayList<>();
        (schema.path("type").isArray() ? schema.path("type") : List.of(schema.path("type")))
                .forEach(type -> types.add(type.asText()));
        types.removeIf(type -> type.equals("null") || type.isEmpty());
        if (types.isEmpty()) {
            return schema.has("properties") ? "object" : schema.has("items") ? "array" : "";
        }
        return types.size() == 1 ? types.get(0) : "";
    }

    /** What can be chosen; empty if it is no choice. */
    static List<Choice> choices(JsonNode schema) {
        List<Choice> choices = new ArrayList<>();
        if (schema.path("enum").isArray()) {
            schema.path("enum").forEach(value -> choices.add(new Choice(value, text(value))));
            return choices;
        }
        for (JsonNode one : alternatives(schema)) {
            if (!one.has("const")) {
                return List.of();
            }
            choices.add(new Choice(one.path("const"), one.path("title").asText(text(one.path("const")))));
        }
        return choices;
    }

    private static JsonNode alternatives(JsonNode schema) {
        return schema.path("oneOf").isArray() ? schema.path("oneOf") : schema.path("anyOf");
    }

    /** Shapes of which one is to be chosen, each with what is common to all; empty if there are none. */
    static List<JsonNode> variants(JsonNode schema) {
        JsonNode all = alternatives(schema);
        if (all.size() < 2 || all.size() > MOST_VARIANTS) {
            return List.of();
        }
        List<JsonNode> variants = new ArrayList<>();
        for (JsonNode one : all) {
            ObjectNode merged = ((ObjectNode) schema.deepCopy()).without(List.of("oneOf", "anyOf", "title",
                    "description"));
            ObjectNode properties = merged.path("properties").isObject()
                    ? ((ObjectNode) merged.path("properties")).deepCopy()
                    : JsonNodeFactory.instance.objectNode();
            one.path("properties").properties().forEach(each -> properties.set(each.getKey(), each.getValue()));
            ArrayNode required = JsonNodeFactory.instance.arrayNode();
            merged.path("required").forEach(required::add);
            one.path("required").forEach(required::add);
            one.properties().forEach(each -> merged.set(each.getKey(), each.getValue()));
            if (!properties.isEmpty()) {
                merged.put("type", "object").set("properties", properties);
                merged.set("required", required);
            }
            variants.add(merged);
        }
        return variants;
    }

    static boolean requires(JsonNode schema, String name) {
        for (JsonNode one : schema.path("required")) {
            if (one.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** A value as people read it. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
