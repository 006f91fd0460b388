package dev.pawl.server.rest.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.server.api.model.Shape;
import dev.pawl.server.api.model.Shape.FlagShape;
import dev.pawl.server.api.model.Shape.ListShape;
import dev.pawl.server.api.model.Shape.MapShape;
import dev.pawl.server.api.model.Shape.NumberShape;
import dev.pawl.server.api.model.Shape.StructureShape;
import dev.pawl.server.api.model.Shape.TextShape;
import dev.pawl.server.api.model.Shape.TimestampShape;
import dev.pawl.server.rest.IsoTime;
import java.time.Instant;

/** Rewrites the timestamps of an answer: seconds since 1970 on the wire, ISO 8601 for people. */
final class IsoTimes {
    private static final int MILLIS_DIGITS = 3;

    private IsoTimes() {}

    static ObjectNode of(StructureShape shape, JsonNode answer) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        answer.properties().forEach(entry -> {
            Shape.Member member = shape.members().get(entry.getKey());
            out.set(entry.getKey(), member == null ? entry.getValue() : value(member.shape(), entry.getValue()));
        });
        return out;
    }

    private static JsonNode value(Shape shape, JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        return switch (shape) {
            case TimestampShape time -> TextNode.valueOf(IsoTime
                    .text(Instant.ofEpochMilli(value.decimalValue().movePointRight(MILLIS_DIGITS).longValue())));
            case ListShape list -> {
                ArrayNode out = JsonNodeFactory.instance.arrayNode();
                value.forEach(element -> out.add(value(list.element(), element)));
                yield out;
            }
            case StructureShape structure -> of(structure, value);
            // none of AWS's maps has timestamps in it
            case MapShape map -> value;
            case TextShape text -> value;
            case NumberShape number -> value;
            case FlagShape flag -> value;
        };
    }
}
