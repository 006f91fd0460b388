package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Trees in which 1, 1L and 1.0 are one number. */
final class Numbers {
    private Numbers() {}

    static JsonNode plain(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(m -> copy.set(m.getKey(), plain(m.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(e -> copy.add(plain(e)));
                yield copy;
            }
            case JsonNode n when n.isNumber() -> number(n.decimalValue());
            default -> node;
        };
    }

    private static JsonNode number(BigDecimal value) {
        return value.signum() == 0 ? DecimalNode.ZERO : DecimalNode.valueOf(value.stripTrailingZeros());
    }
}
