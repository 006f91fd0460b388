package dev.pawl.server.api.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.api.model.Shape;
import dev.pawl.server.api.model.Shape.FlagShape;
import dev.pawl.server.api.model.Shape.ListShape;
import dev.pawl.server.api.model.Shape.MapShape;
import dev.pawl.server.api.model.Shape.NumberKind;
import dev.pawl.server.api.model.Shape.NumberShape;
import dev.pawl.server.api.model.Shape.StructureShape;
import dev.pawl.server.api.model.Shape.TextShape;
import dev.pawl.server.api.model.Shape.TimestampShape;
import java.util.function.Predicate;

/** Whether JSON values have the types of their shapes. The first that has not ends the check, as on AWS. */
final class TypeCheck {
    private TypeCheck() {}

    /** Null, present or absent, fits every shape: whether it may be missing is a constraint. */
    static void check(Shape shape, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return;
        }
        switch (shape) {
            case TextShape text -> scalar(value, JsonNode::isTextual, "a String");
            case NumberShape number -> scalar(value, node -> fits(node, number.kind()), noun(number.kind()));
            case FlagShape flag -> scalar(value, JsonNode::isBoolean, "a Boolean");
            case TimestampShape timestamp -> scalar(value, JsonNode::isNumber, "a Timestamp");
            case ListShape list -> list(list, value);
            case MapShape map -> map(map, value);
            case StructureShape structure -> structure(structure, value);
        }
    }

    private static void scalar(JsonNode value, Predicate<JsonNode> fits, String noun) {
        if (value.isArray()) {
            throw problem("Start of list found where not expected");
        }
        if (value.isObject()) {
            throw problem("Start of structure or map found where not expected.");
        }
        if (!fits.test(value)) {
            throw problem(token(value) + " can not be converted to " + noun);
        }
    }

    private static boolean fits(JsonNode value, NumberKind kind) {
        return switch (kind) {
            case INTEGER, LONG -> value.isIntegralNumber();
            case FLOAT -> value.isNumber();
        };
    }

    private static String noun(NumberKind kind) {
        return switch (kind) {
            case INTEGER -> "an Integer";
            case LONG -> "a Long";
            case FLOAT -> "a Float";
        };
    }

    private static String token(JsonNode value) {
        if (value.isTextual()) {
            return "STRING_VALUE";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
        }
        return value.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
    }

    private static void list(ListShape list, JsonNode value) {
        if (value.isObject()) {
            throw problem("Start of structure or map found where not expected.");
        }
        if (!value.isArray()) {
            throw problem("Expected list or null");
        }
        value.forEach(element -> check(list.element(), element));
    }

    private static void map(MapShape map, JsonNode value) {
        if (!value.isObject()) {
            throw problem(value.isArray() ? "Start of list found where not expected" : "Expected map or null");
        }
        value.forEach(element -> check(map.value(), element));
    }

    private static void structure(StructureShape structure, JsonNode value) {
        if (!value.isObject()) {
            throw problem(value.isArray() ? "Start of list found where not expected" : "Expected null");
        }
        structure.members().forEach((name, member) -> check(member.shape(), value.path(name)));
    }

    private static ApiException problem(String message) {
        return ApiException.protocol("SerializationException", message);
    }
}
