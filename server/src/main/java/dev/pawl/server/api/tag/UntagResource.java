package dev.pawl.server.api.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.ResourceTags;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import java.util.ArrayList;
import java.util.List;

/** Removes tags of a machine or an activity. */
record UntagResource(ResourceTags tags) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        List<String> keys = new ArrayList<>();
        for (JsonNode key : request.input().required("tagKeys")) {
            keys.add(key.textValue());
        }
        tags.remove(request.text("resourceArn"), keys);
        return JsonNodeFactory.instance.objectNode();
    }
}
