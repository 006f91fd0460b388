package dev.pawl.server.api.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.error.ApiErrors;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tags as the API writes them: objects with key and value. */
public final class TagList {
    private TagList() {}

    /** The member {@code tags} of a request; none if it is missing. */
    public static Map<String, String> read(Request request) {
        Map<String, String> tags = new LinkedHashMap<>();
        request.optional("tags").ifPresent(list -> list.forEach(tag -> {
            JsonNode key = tag.path("key");
            if (!key.isTextual()) {
                throw ApiErrors.validation("Expected a key in each tag, but there is none");
            }
            tags.put(key.textValue(), tag.path("value").asText(""));
        }));
        return tags;
    }

    static ArrayNode json(Map<String, String> tags) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tags.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
        return list;
    }
}
