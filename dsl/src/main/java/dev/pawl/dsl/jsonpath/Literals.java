package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.dsl.PlainJson;
import org.jspecify.annotations.Nullable;

/** Payload templates as JSON. */
final class Literals {
    private static final String HOLE = ".$";

    private Literals() {}

    static JsonNode of(@Nullable Object value) {
        return PlainJson.of(value);
    }

    static JsonNode checked(JsonNode value) {
        value.properties().forEach(e -> {
            if (e.getKey().endsWith(HOLE)) {
                throw new IllegalArgumentException("Expected plain JSON, but the member " + e.getKey()
                        + " would be taken for a path; write object().put(\""
                        + e.getKey().substring(0, e.getKey().length() - HOLE.length()) + "\", path(…))");
            }
            checked(e.getValue());
        });
        if (value.isArray()) {
            value.forEach(Literals::checked);
        }
        return value;
    }

    /** Puts a member into a template, under the name that its kind of value asks for. */
    static void put(ObjectNode into, String name, Value<?> value) {
        into.remove(name);
        into.remove(name + HOLE);
        switch (value) {
            case Dynamic<?> d -> into.put(name + HOLE, d.text());
            case Template<?> t -> {
                if (name.endsWith(HOLE)) {
                    throw new IllegalArgumentException("Expected a path or an intrinsic function for the member "
                            + name + ", but got " + t.json());
                }
                into.set(name, t.json());
            }
        }
    }
}
