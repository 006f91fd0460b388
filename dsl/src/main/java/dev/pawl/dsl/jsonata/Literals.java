package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/** Values that are no expressions, as definitions and as expressions write them. */
final class Literals {
    private Literals() {}

    /** Texts that would be taken for expressions become expressions that give these texts. */
    static JsonNode guarded(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().startsWith("{%") ? Expr.of(Names.text(value.textValue())).json() : value;
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(e -> array.add(guarded(e)));
            return array;
        }
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(e -> object.set(e.getKey(), guarded(e.getValue())));
            return object;
        }
        return value;
    }

    /** The value in an expression's own words. */
    static String expression(JsonNode value) {
        if (value.isTextual()) {
            return Names.text(value.textValue());
        }
        if (value.isArray()) {
            return value.valueStream().map(Literals::expression).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isObject()) {
            return value.propertyStream().map(e -> Names.text(e.getKey()) + ": " + expression(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.toString();
    }
}
