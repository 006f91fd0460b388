package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachines;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.server.api.Configuration;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.VersionRecord;
import java.util.Optional;

/** Gives a machine a new revision; executions that run keep the old one. */
record UpdateStateMachine(StateMachines machines) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        String arn = MachineArns.whole(request);
        request.optionalText("definition").ifPresent(request::requireWhatItDoes);
        Optional<String> publish = Publishing.read(request);
        Changes changes = new Changes(request.optionalText("definition"),
                request.optionalText("roleArn").map(Roles::checked), Configuration.LOGGING.readChange(request),
                Configuration.TRACING.readChange(request), Configuration.ENCRYPTION.readChange(request));
        Optional<VersionRecord> version = publish
                .map(description -> machines.updateAndPublish(arn, changes, description));
        MachineRecord machine = version.map(VersionRecord::machine).orElseGet(() -> machines.update(arn, changes));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("updateDate", Timestamps.json(machine.updatedAt()));
        MachineAnswer.revision(machine, answer);
        Publishing.show(version, answer);
        return answer;
    }
}
