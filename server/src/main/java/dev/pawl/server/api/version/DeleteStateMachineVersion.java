package dev.pawl.server.api.version;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineVersions;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;

/** Deletes a version that no alias routes to; one that is not there is no error. */
record DeleteStateMachineVersion(StateMachineVersions versions) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        versions.delete(request.text("stateMachineVersionArn"));
        return JsonNodeFactory.instance.objectNode();
    }
}
