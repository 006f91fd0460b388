package dev.pawl.server.api.tag;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.ResourceTags;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;

/** Shows the tags of a machine or an activity. */
record ListTagsForResource(ResourceTags tags) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("tags", TagList.json(tags.of(request.text("resourceArn"))));
        return answer;
    }
}
