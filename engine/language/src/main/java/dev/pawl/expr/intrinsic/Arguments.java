package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Meter;
import java.util.List;

/** The evaluated arguments of one call, and how functions read them. */
record Arguments(String function, List<JsonNode> values, Ambient ambient) {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A whole number as the parser of JSON would read it, so that equal numbers are equal trees. */
    static JsonNode number(long value) {
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    /** Ends a call whose value grows too large. */
    Meter meter() {
        return new Meter(ambient.budget(), "States.Runtime");
    }

    int count() {
        return values.size();
    }

    JsonNode value(int index) {
        return values.get(index);
    }

    String text(int index) {
        JsonNode value = value(index);
        if (!value.isTextual()) {
            throw wrong(index, "a string");
        }
        return value.textValue();
    }

    /** A text of at most so many characters. */
    String text(int index, int longest) {
        String text = text(index);
        if (text.length() > longest) {
            throw new IntrinsicFailure(
                    "States." + function + " accepts at most " + longest + " characters, but got " + text.length());
        }
        return text;
    }

    ArrayNode array(int index) {
        if (value(index) instanceof ArrayNode array) {
            return array;
        }
        throw wrong(index, "an array");
    }

    ObjectNode object(int index) {
        if (value(index) instanceof ObjectNode object) {
            return object;
        }
        throw wrong(index, "a JSON object");
    }

    /** A number, rounded half up as AWS does: 1.5 is 2, and -1.5 is -1. */
    int integer(int index) {
        JsonNode value = value(index);
        if (!value.isNumber()) {
            throw wrong(index, "a number");
        }
        long rounded = value.canConvertToLong() && value.isIntegralNumber()
                ? value.longValue()
                : Math.round(value.doubleValue());
        if (rounded != (int) rounded) {
            throw wrong(index, "an integer between -2147483648 and 2147483647");
        }
        return (int) rounded;
    }

    IntrinsicFailure wrong(int index, String expected) {
        return new IntrinsicFailure("Argument " + (index + 1) + " of States." + function + " must be " + expected);
    }
}
