package dev.pawl.server.rest.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.server.rest.ProblemException;

/** Tags are an object in the REST API and a list of keys and values on the wire. */
final class Tags {
    private Tags() {}

    static ArrayNode list(JsonNode tags) {
        if (!tags.isObject()) {
            throw ProblemException.invalid("Expected an object of texts as tags in the body, but got another value");
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tags.properties().forEach(tag -> {
            if (!tag.getValue().isTextual()) {
                throw ProblemException
                        .invalid("Expected a text as tags/" + tag.getKey() + " in the body, but got another value");
            }
            list.addObject().put("key", tag.getKey()).put("value", tag.getValue().textValue());
        });
        return list;
    }
}
