package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachines;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;

/** Begins to delete a machine; it is gone when its last execution has ended. */
record DeleteStateMachine(StateMachines machines) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        machines.delete(MachineArns.whole(request));
        return JsonNodeFactory.instance.objectNode();
    }
}
