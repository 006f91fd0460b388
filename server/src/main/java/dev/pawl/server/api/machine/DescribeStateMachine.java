package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachines;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.MachineRecord;

/** Shows a machine as it is now. */
record DescribeStateMachine(StateMachines machines) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        MachineRecord machine = machines.describe(MachineArns.whole(request));
        ObjectNode answer = MachineAnswer.of(machine, request);
        answer.set("creationDate", Timestamps.json(machine.createdAt()));
        return answer.put("status", machine.deleting() ? "DELETING" : "ACTIVE").put("type", machine.type().name());
    }
}
