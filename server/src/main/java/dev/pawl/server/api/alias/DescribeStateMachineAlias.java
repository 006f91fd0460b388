package dev.pawl.server.api.alias;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineAliases;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.AliasRecord;

/** Shows an alias. */
record DescribeStateMachineAlias(StateMachineAliases aliases) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        AliasRecord alias = aliases.describe(request.text("stateMachineAliasArn"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("stateMachineAliasArn", alias.arn()).put("name",
                alias.name());
        if (!alias.description().isEmpty()) {
            answer.put("description", alias.description());
        }
        answer.set("routingConfiguration", RoutingConfiguration.json(alias));
        answer.set("creationDate", Timestamps.json(alias.createdAt()));
        answer.set("updateDate", Timestamps.json(alias.updatedAt()));
        return answer;
    }
}
