package dev.pawl.server.api.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.ActivityTasks;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;

/** Removes an activity; one that is not there is no error. */
record DeleteActivity(ActivityTasks activities) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        activities.delete(request.text("activityArn"));
        return JsonNodeFactory.instance.objectNode();
    }
}
