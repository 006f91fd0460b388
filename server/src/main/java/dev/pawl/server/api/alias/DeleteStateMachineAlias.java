package dev.pawl.server.api.alias;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineAliases;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;

/** Deletes an alias; one that is not there is no error. */
record DeleteStateMachineAlias(StateMachineAliases aliases) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        aliases.delete(request.text("stateMachineAliasArn"));
        return JsonNodeFactory.instance.objectNode();
    }
}
