package dev.pawl.lint.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.lint.shape.Shape.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Shapes of what a JSON Schema describes: type, properties, required, items, enum, const, anyOf, oneOf. */
final class SchemaShapes {
    private static final int DEEPEST = 20;

    private SchemaShapes() {}

    static Shape of(JsonNode schema) {
        return of(schema, DEEPEST);
    }

    private static Shape of(JsonNode schema, int depth) {
        if (depth == 0 || !isUnderstood(schema)) {
            return Shape.ANYTHING;
        }
        if (schema.has("const")) {
            return Shape.of(schema.get("const"));
        }
        if (schema.path("enum").isArray()) {
            return either(schema.get("enum"), Shape::of);
        }
        for (String word : List.of("anyOf", "oneOf")) {
            if (schema.path(word).isArray()) {
                return either(schema.get(word), one -> of(one, depth - 1));
            }
        }
        JsonNode type = schema.path("type");
        return type.isArray()
                ? either(type, one -> ofType(one.asText(), schema, depth))
                : ofType(type.asText(schema.has("properties") ? "object" : ""), schema, depth);
    }

    private static boolean isUnderstood(JsonNode schema) {
        return schema.isObject() && !schema.has("$ref") && !schema.has("allOf");
    }

    private static Shape either(JsonNode several, Function<JsonNode, Shape> each) {
        List<Shape> shapes = new ArrayList<>();
        several.forEach(one -> shapes.add(each.apply(one)));
        return Join.all(shapes);
    }

    private static Shape ofType(String type, JsonNode schema, int depth) {
        return switch (type) {
            case "string" -> Shape.TEXT;
            case "number", "integer" -> Shape.NUMERIC;
            case "boolean" -> Shape.BOOL;
            case "null" -> Shape.NULL;
            case "array" ->
                new Array(of(schema.path("items"), depth - 1), Math.max(0, schema.path("minItems").asInt(0)),
                        schema.path("maxItems").canConvertToInt()
                                ? OptionalInt.of(schema.path("maxItems").asInt())
                                : OptionalInt.empty());
            case "object" -> object(schema, depth);
            default -> Shape.ANYTHING;
        };
    }

    /** Closed only if the schema says so: additional members are allowed unless they are ruled out. */
    private static Shape object(JsonNode schema, int depth) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        Map<String, Shape> members = new LinkedHashMap<>();
        schema.path("properties").properties().forEach(p -> {
            Shape shape = of(p.getValue(), depth - 1);
            members.put(p.getKey(), required.contains(p.getKey()) ? shape : shape.optional());
        });
        for (String name : required) {
            members.putIfAbsent(name, Shape.ANYTHING);
        }
        boolean closed = schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").booleanValue() && !schema.has("patternProperties");
        return Bounds.object(members, !closed);
    }
}
