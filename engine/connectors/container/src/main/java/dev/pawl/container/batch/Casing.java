package dev.pawl.container.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Batch's own JSON begins names with a small letter, Step Functions' with a capital one. */
final class Casing {
    /** Their members are names that users gave. */
    private static final Set<String> FREE = Set.of("tags", "parameters", "options", "labels", "statussummary");

    private Casing() {}

    /** As Step Functions has it. */
    static JsonNode capital(JsonNode value) {
        return with(value, first -> first.toUpperCase(Locale.ROOT));
    }

    /** As Batch has it. */
    static JsonNode small(JsonNode value) {
        return with(value, first -> first.toLowerCase(Locale.ROOT));
    }

    private static JsonNode with(JsonNode value, UnaryOperator<String> first) {
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> list.add(with(each, first)));
            return list;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(member -> {
            String name = member.getKey();
            object.set(name.isEmpty() ? name : first.apply(name.substring(0, 1)) + name.substring(1),
                    FREE.contains(name.toLowerCase(Locale.ROOT)) ? member.getValue() : with(member.getValue(), first));
        });
        return object;
    }
}
