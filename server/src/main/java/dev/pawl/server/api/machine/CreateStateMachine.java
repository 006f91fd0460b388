package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnScope;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.engine.StateMachines;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.server.api.Configuration;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.server.api.tag.TagList;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.VersionRecord;
import java.util.Optional;

/** Creates a machine; the same once more gives the one that is there. */
record CreateStateMachine(StateMachines machines, ArnScope scope) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        String name = request.text("name");
        ApiErrors.requireLegalName(name);
        request.requireWhatItDoes(request.text("definition"));
        MachineType type = request.optionalText("type").map(MachineType::valueOf).orElse(MachineType.STANDARD);
        Settings settings = new Settings(request.text("definition"), Roles.checked(request.text("roleArn")),
                Optional.of(Configuration.LOGGING.read(request)), Optional.of(Configuration.TRACING.read(request)),
                Optional.of(Configuration.ENCRYPTION.read(request)));
        Optional<String> publish = Publishing.read(request);
        NewStateMachine wanted = new NewStateMachine(name, type, settings, TagList.read(request));
        Optional<VersionRecord> version = publish.map(description -> machines.createAndPublish(wanted, description));
        MachineRecord machine = version.map(VersionRecord::machine).orElseGet(() -> machines.create(wanted));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("stateMachineArn", machine.arn());
        answer.set("creationDate", Timestamps.json(machine.createdAt()));
        Publishing.show(version, answer);
        return answer;
    }

    @Override
    public Optional<String> creates(ObjectNode input) {
        return Optional.of(new StateMachineArn(scope, input.required("name").textValue()).text());
    }
}
