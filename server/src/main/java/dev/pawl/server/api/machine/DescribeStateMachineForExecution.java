package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachines;
import dev.pawl.engine.StateMachines.Executed;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.MachineRecord;

/** Shows a machine as it was when an execution started. */
record DescribeStateMachineForExecution(StateMachines machines) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        Executed executed = machines.describeForExecution(request.text("executionArn"));
        MachineRecord machine = executed.machine();
        ObjectNode answer = MachineAnswer.of(machine, request);
        executed.mapRunArn().ifPresent(arn -> answer.put("mapRunArn", arn));
        executed.label().ifPresent(label -> answer.put("label", label));
        answer.set("updateDate", Timestamps.json(machine.updatedAt()));
        return answer;
    }
}
