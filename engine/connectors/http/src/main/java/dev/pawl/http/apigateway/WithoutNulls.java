package dev.pawl.http.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A body without members that are null, which is how it goes out unless AllowNullValues is true. */
final class WithoutNulls {
    private WithoutNulls() {}

    static JsonNode of(JsonNode value) {
        if (value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                copy.set(member.getKey(), of(member.getValue()));
            }
        });
        return copy;
    }
}
