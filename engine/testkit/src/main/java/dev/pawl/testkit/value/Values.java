package dev.pawl.testkit.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What tests write as data: JSON text, a tree, or any record or collection. */
public final class Values {
    private static final int SHORT = 200;
    private static final JsonMapper MAPPER = JsonMapper.builder().findAndAddModules().build();

    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = Values::compare;

    private Values() {}

    /**
     * A tree of it. A text is read as JSON, so {@code "{}"} is an object and {@code "\"x\""} is a text.
     *
     * @throws IllegalArgumentException
     *             if it is a text that is not JSON, or an object that has no JSON form
     */
    public static JsonNode json(@Nullable Object value) {
        return switch (value) {
            case null -> NullNode.getInstance();
            case JsonNode tree -> tree;
            case String text -> read(text);
            default -> Json.read(write(value));
        };
    }

    /** Whether both are the same JSON; 1 and 1.0 are the same number. */
    public static boolean same(JsonNode one, JsonNode other) {
        return one.equals(NUMBERS_BY_VALUE, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        boolean same = (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
        return same ? 0 : 1;
    }

    /** A value of that type. */
    public static <T> T as(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected something that can be read as " + type.getName() + ", but "
                    + brief(json) + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The JSON text of a tree; cut if it is long. */
    public static String brief(JsonNode json) {
        return brief(Json.write(json));
    }

    private static String brief(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "… (" + text.length() + " characters)";
    }

    private static JsonNode read(String text) {
        try {
            return Json.read(text);
        } catch (JsonTextException e) {
            throw new IllegalArgumentException("Expected JSON text, but got " + brief(text) + ": " + e.getMessage()
                    + ". A plain text is written with quotes of its own: \"\\\"text\\\"\".", e);
        }
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected a value with a JSON form, but got "
                    + value.getClass().getName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
