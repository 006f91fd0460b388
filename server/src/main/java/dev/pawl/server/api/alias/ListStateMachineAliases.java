package dev.pawl.server.api.alias;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineAliases;
import dev.pawl.server.api.Paging;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.AliasRecord;

/** Lists the aliases of a machine or of one of its versions, in the order of their creation. */
record ListStateMachineAliases(StateMachineAliases aliases) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        String arn = request.text("stateMachineArn");
        Paging paging = Paging.of(request, name() + " " + arn);
        return paging.answer("stateMachineAliases", aliases.list(arn, paging.number(), paging.lookFor()),
                ListStateMachineAliases::json, AliasRecord::key);
    }

    private static ObjectNode json(AliasRecord alias) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("stateMachineAliasArn", alias.arn());
        json.set("creationDate", Timestamps.json(alias.createdAt()));
        return json;
    }
}
