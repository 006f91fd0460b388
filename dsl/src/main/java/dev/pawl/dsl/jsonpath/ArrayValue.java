package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * An array of a payload template. It cannot hold a path directly, only objects that hold some:
 * {@link Intrinsics#array} makes arrays of paths.
 *
 * @param <T>
 *            the Java type of its elements
 */
public record ArrayValue<T>(List<Template<? extends T>> elements) implements Template<List<T>> {
    /** Keeps its own copy. */
    public ArrayValue {
        elements = List.copyOf(elements);
    }

    @Override
    public JsonNode json() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        elements.forEach(e -> json.add(e.json()));
        return json;
    }
}
