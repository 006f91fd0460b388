package dev.pawl.server.api.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.api.model.Shape;
import dev.pawl.server.api.model.Shape.FlagShape;
import dev.pawl.server.api.model.Shape.ListShape;
import dev.pawl.server.api.model.Shape.MapShape;
import dev.pawl.server.api.model.Shape.NumberKind;
import dev.pawl.server.api.model.Shape.NumberShape;
import dev.pawl.server.api.model.Shape.StructureShape;
import dev.pawl.server.api.model.Shape.TextShape;
import dev.pawl.server.api.model.Shape.TimestampShape;
import java.util.ArrayList;
import java.util.List;

/** How an error repeats the value that it is about: AWS prints its own Java objects. */
final class ValueText {
    private ValueText() {}

    /** Quoted and followed by a space; nothing at all where AWS keeps the value to itself. */
    static String of(Shape shape, JsonNode value) {
        return isHidden(shape, value) ? "" : "'" + text(shape, value) + "' ";
    }

    private static boolean isHidden(Shape shape, JsonNode value) {
        return switch (shape) {
            case TextShape text -> text.sensitive();
            case NumberShape number -> number.sensitive() || isOutOfRange(number.kind(), value);
            case FlagShape flag -> false;
            case TimestampShape timestamp -> false;
            case ListShape list -> isHidden(list.element(), value.path(0));
            case MapShape map -> false;
            case StructureShape structure -> false;
        };
    }

    /** A number that does not even fit its type is not repeated. */
    private static boolean isOutOfRange(NumberKind kind, JsonNode value) {
        return switch (kind) {
            case INTEGER -> !value.canConvertToInt();
            case LONG -> !value.canConvertToLong();
            case FLOAT -> false;
        };
    }

    private static String text(Shape shape, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "null";
        }
        return switch (shape) {
            case TextShape text -> text.sensitive() ? "***" : value.textValue();
            case NumberShape number ->
                number.kind() == NumberKind.FLOAT ? Float.toString(value.floatValue()) : value.asText();
            case FlagShape flag -> value.asText();
            case TimestampShape timestamp -> value.asText();
            case ListShape list -> list(list, value);
            case MapShape map -> value.toString();
            case StructureShape structure -> structure(structure, value);
        };
    }

    private static String list(ListShape list, JsonNode value) {
        List<String> elements = new ArrayList<>();
        value.forEach(element -> elements.add(text(list.element(), element)));
        return elements.toString();
    }

    private static String structure(StructureShape structure, JsonNode value) {
        List<String> members = new ArrayList<>();
        structure.members()
                .forEach((name, member) -> members.add(name + "=" + text(member.shape(), value.path(name))));
        return structure.name() + "(" + String.join(", ", members) + ")";
    }
}
