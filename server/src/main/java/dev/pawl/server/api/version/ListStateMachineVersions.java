package dev.pawl.server.api.version;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineVersions;
import dev.pawl.server.api.Paging;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.VersionRecord;
import java.util.Optional;

/** Lists the versions of a machine, the newest first. */
record ListStateMachineVersions(StateMachineVersions versions) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        String machine = request.text("stateMachineArn");
        Paging paging = Paging.of(request, name() + " " + machine);
        Optional<Integer> below = paging.number().map(number -> (int) Math.min(number, Integer.MAX_VALUE));
        return paging.answer("stateMachineVersions", versions.list(machine, below, paging.lookFor()),
                ListStateMachineVersions::json, VersionRecord::number);
    }

    private static ObjectNode json(VersionRecord version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("stateMachineVersionArn", version.arn());
        json.set("creationDate", Timestamps.json(version.createdAt()));
        return json;
    }
}
