package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachines;
import dev.pawl.server.api.Paging;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.MachineRecord;

/** Lists machines in the order of their names. */
record ListStateMachines(StateMachines machines) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        Paging paging = Paging.of(request, name());
        return paging.answer("stateMachines", machines.list(paging.position(), paging.lookFor()),
                ListStateMachines::json, MachineRecord::arn);
    }

    private static ObjectNode json(MachineRecord machine) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("stateMachineArn", machine.arn())
                .put("name", machine.name()).put("type", machine.type().name());
        json.set("creationDate", Timestamps.json(machine.createdAt()));
        return json;
    }
}
