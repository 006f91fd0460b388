package dev.pawl.server.api.alias;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineAliases;
import dev.pawl.engine.StateMachineAliases.Changes;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.AliasRecord;

/** Changes where an alias routes to, or its description. */
record UpdateStateMachineAlias(StateMachineAliases aliases) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        AliasRecord alias = aliases.update(request.text("stateMachineAliasArn"),
                new Changes(request.optionalText("description"), RoutingConfiguration.read(request)));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("updateDate", Timestamps.json(alias.updatedAt()));
        return answer;
    }
}
