package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StateMachineVersionArn;
import dev.pawl.engine.StateMachineVersions;
import dev.pawl.engine.StateMachines;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.VersionRecord;
import java.time.Instant;

/** Shows a machine as it is now, or as it was when a version of it was published. */
record DescribeStateMachine(StateMachines machines, StateMachineVersions versions) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        StateMachineRef arn = request.arn("stateMachineArn", StateMachineRef.class);
        return arn instanceof StateMachineVersionArn version
                ? version(versions.describe(version.text()), request)
                : machine(machines.describe(MachineArns.whole(request)), request);
    }

    private static ObjectNode machine(MachineRecord machine, Request request) {
        return json(machine, machine.createdAt(), request);
    }

    private static ObjectNode version(VersionRecord version, Request request) {
        ObjectNode answer = json(version.machine(), version.createdAt(), request).put("stateMachineArn",
                version.arn());
        return version.description().isEmpty() ? answer : answer.put("description", version.description());
    }

    private static ObjectNode json(MachineRecord machine, Instant createdAt, Request request) {
        ObjectNode answer = MachineAnswer.of(machine, request);
        answer.set("creationDate", Timestamps.json(createdAt));
        return answer.put("status", machine.deleting() ? "DELETING" : "ACTIVE").put("type", machine.type().name());
    }
}
