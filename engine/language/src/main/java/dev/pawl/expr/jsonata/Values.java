package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns trees into values of the JSONata library and back. */
final class Values {
    private static final double EXACT = 9_007_199_254_740_992.0;

    private Values() {}

    /** What the library calculates with. Whole numbers are never doubles, or equal numbers would not be equal. */
    static Object of(JsonNode node) {
        return switch (node) {
            case ObjectNode o -> new ObjectView(o);
            case ArrayNode a -> new ArrayView(a);
            case TextNode t -> t.textValue();
            case IntNode i -> i.intValue();
            case LongNode l -> l.longValue();
            case BigIntegerNode b -> b.bigIntegerValue();
            case BooleanNode b -> b.booleanValue();
            case NullNode n -> Jsonata.NULL_VALUE;
            default -> node.isNumber() ? number(node.doubleValue()) : node.asText();
        };
    }

    /** A number as JavaScript would print it: whole ones without a fraction. */
    static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
            long whole = (long) value;
            return whole == (int) whole ? (Number) (int) whole : (Number) whole;
        }
        return value;
    }

    /**
     * The tree of a value.
     *
     * @return empty if there is, anywhere in it, something that is not JSON, such as a function
     */
    static Optional<JsonNode> tree(Object value, Evaluation evaluation) {
        JsonNode node = node(value, 0, evaluation);
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }

    private static JsonNode node(Object value, int depth, Evaluation evaluation) {
        evaluation.produced(value, depth > Json.MAX_NESTING_DEPTH);
        return switch (value) {
            case String s -> TextNode.valueOf(s);
            case Integer i -> IntNode.valueOf(i);
            case Long l -> l == l.intValue() ? IntNode.valueOf(l.intValue()) : LongNode.valueOf(l);
            case BigInteger b -> BigIntegerNode.valueOf(b);
            case Double d -> number(d) instanceof Double ? DoubleNode.valueOf(d) : node(number(d), depth, evaluation);
            case Number n -> node(number(n.doubleValue()), depth, evaluation);
            case Boolean b -> BooleanNode.valueOf(b);
            case ObjectView o -> o.node();
            case ArrayView a when a.unchanged() -> a.node();
            case List<?> l -> array(l, depth, evaluation);
            case Map<?, ?> m -> object(m, depth, evaluation);
            default -> value == Jsonata.NULL_VALUE
                    ? NullNode.getInstance()
                    : MissingNode.getInstance();
        };
    }

    /** The library's clones have Java's null for JSON's; undefined stands in no list or object. */
    private static JsonNode array(List<?> list, int depth, Evaluation evaluation) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
        for (Object element : list) {
            JsonNode node = element == null ? NullNode.getInstance() : node(element, depth + 1, evaluation);
            if (node.isMissingNode()) {
                return node;
            }
            array.add(node);
        }
        return array;
    }

    private static JsonNode object(Map<?, ?> map, int depth, Evaluation evaluation) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> e : map.entrySet()) {
            Object value = e.getValue();
            JsonNode node = value == null ? NullNode.getInstance() : node(value, depth + 1, evaluation);
            if (node.isMissingNode()) {
                return node;
            }
            object.set(String.valueOf(e.getKey()), node);
        }
        return object;
    }
}
