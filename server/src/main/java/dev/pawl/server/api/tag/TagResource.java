package dev.pawl.server.api.tag;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.ResourceTags;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;

/** Adds and replaces tags of a machine or an activity. */
record TagResource(ResourceTags tags) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        tags.put(request.text("resourceArn"), TagList.read(request));
        return JsonNodeFactory.instance.objectNode();
    }
}
