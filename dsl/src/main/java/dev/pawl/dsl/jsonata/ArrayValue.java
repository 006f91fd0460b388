package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array whose elements are values.
 *
 * @param <T>
 *            the Java type of its elements
 */
public record ArrayValue<T>(List<Value<? extends T>> elements) implements Value<List<T>> {
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

    /**
     * The same as an expression. There, an element that turns out to be an array itself is replaced by its
     * elements,
     * as JSONata does, and one that turns out not to be there is left out.
     */
    @Override
    public Expr<List<T>> expr() {
        return Expr.path(elements.stream().map(e -> e.expr().text()).collect(Collectors.joining(", ", "[", "]")));
    }
}
