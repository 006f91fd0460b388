package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.VariableReferences;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.server.api.Configuration;
import dev.pawl.server.api.Request;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.Settings;
import java.util.List;
import java.util.Map;

/** What both operations show that describe a machine. */
final class MachineAnswer {
    private static final String INITIAL_REVISION = "INITIAL";
    private static final String WITHOUT_DATA = "METADATA_ONLY";

    private MachineAnswer() {}

    static ObjectNode of(MachineRecord machine, Request request) {
        Settings settings = machine.settings();
        boolean data = !request.optionalText("includedData").orElse("").equals(WITHOUT_DATA);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("stateMachineArn", machine.arn()).put("name", machine.name()).put("roleArn", settings.roleArn())
                .put("definition", data ? settings.definition() : "{}");
        Configuration.LOGGING.show(settings.logging(), answer);
        Configuration.TRACING.show(settings.tracing(), answer);
        Configuration.ENCRYPTION.show(settings.encryption(), answer);
        revision(machine, answer);
        if (data) {
            variables(settings.definition(), answer);
        }
        return answer;
    }

    /** AWS shows no revision until the first update. */
    static void revision(MachineRecord machine, ObjectNode answer) {
        if (!machine.revisionId().equals(INITIAL_REVISION)) {
            answer.put("revisionId", machine.revisionId());
        }
    }

    private static void variables(String definition, ObjectNode answer) {
        Map<String, List<String>> references = VariableReferences.of(DefinitionParser.parseTrusted(definition));
        if (!references.isEmpty()) {
            ObjectNode states = answer.putObject("variableReferences");
            references.forEach((state, names) -> {
                ArrayNode list = states.putArray(state);
                names.forEach(list::add);
            });
        }
    }
}
