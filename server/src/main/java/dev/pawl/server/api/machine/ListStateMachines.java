package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachines;
import dev.pawl.server.api.Paging;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.server.auth.Sieve;
import dev.pawl.store.MachineRecord;
import java.util.List;

/** Lists machines in the order of their names. */
record ListStateMachines(StateMachines machines) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        Paging paging = Paging.of(request, name());
        List<MachineRecord> found = new Sieve<>(machines::list, MachineRecord::arn).take(paging.position(),
                paging.lookFor(), machine -> request.may(name(), machine.arn()));
        return paging.answer("stateMachines", found,
                ListStateMachines::json, MachineRecord::arn);
    }

    private static ObjectNode json(MachineRecord machine) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("stateMachineArn", machine.arn())
                .put("name", machine.name()).put("type", machine.type().name());
        json.set("creationDate", Timestamps.json(machine.createdAt()));
        return json;
    }
}
