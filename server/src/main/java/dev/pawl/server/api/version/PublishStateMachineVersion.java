package dev.pawl.server.api.version;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachines;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.server.api.machine.MachineArns;
import dev.pawl.store.VersionRecord;

/** Publishes the present revision of a machine; once more gives the same version. */
record PublishStateMachineVersion(StateMachines machines) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        VersionRecord version = machines.publish(MachineArns.whole(request), request.optionalText("revisionId"),
                request.optionalText("description").orElse(""));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("creationDate", Timestamps.json(version.createdAt()));
        return answer.put("stateMachineVersionArn", version.arn());
    }
}
