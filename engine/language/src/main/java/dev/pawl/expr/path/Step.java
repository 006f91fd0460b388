package dev.pawl.expr.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a path that names one place. */
public sealed interface Step {
    /** Into the member of an object. */
    record Member(String name) implements Step {}

    /** Into the element of an array; below zero counts from the end. */
    record Element(int index) implements Step {}

    /** Walks all steps; null where one leads nowhere. */
    static @Nullable JsonNode walk(JsonNode from, List<Step> steps) {
        JsonNode at = from;
        for (int i = 0; i < steps.size() && at != null; i++) {
            at = steps.get(i).from(at);
        }
        return at;
    }

    /** Where this step leads; null if nowhere. */
    default @Nullable JsonNode from(JsonNode node) {
        return switch (this) {
            case Member m -> node.isObject() ? node.get(m.name()) : null;
            case Element e -> node.isArray() ? node.get(e.index() < 0 ? node.size() + e.index() : e.index()) : null;
        };
    }
}
