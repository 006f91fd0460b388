package dev.pawl.asl.parse;

import dev.pawl.asl.NumberField;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.TextField;
import java.util.Optional;

/** Reads a Task. */
final class TaskStateParser {
    static final AllowedFields CREDENTIALS = AllowedFields.of("RoleArn").jsonPath("RoleArn.$");

    private TaskStateParser() {}

    static TaskState parse(StateSource state) {
        Fields fields = state.fields();
        fields.require("Resource");
        TaskResource resource = ResourceParser.parse(fields);
        Optional<NumberField> timeout = seconds(state, "TimeoutSeconds");
        Optional<NumberField> heartbeat = seconds(state, "HeartbeatSeconds");
        checkHeartbeat(timeout, heartbeat, fields);
        return new TaskState(state.info(), resource, DataFlowParser.parse(state, Reach.RESULT),
                TransitionParser.parse(fields), timeout, heartbeat, roleArn(state, resource),
                RetrierParser.parseAll(fields, state.language()), CatcherParser.parseAll(fields, state.language()));
    }

    private static Optional<NumberField> seconds(StateSource state, String name) {
        return NumberFields.read(state.fields(), name, state.language(), Range.TIMEOUT_SECONDS);
    }

    private static void checkHeartbeat(Optional<NumberField> timeout, Optional<NumberField> heartbeat, Fields fields) {
        if (timeout.isPresent() && timeout.get() instanceof NumberField.Constant t && heartbeat.isPresent()
                && heartbeat.get() instanceof NumberField.Constant h && h.value().compareTo(t.value()) >= 0) {
            fields.problems().schema("HeartbeatSeconds must be smaller than TimeoutSeconds", fields.location());
        }
    }

    private static Optional<TextField> roleArn(StateSource state, TaskResource resource) {
        Optional<Fields> credentials = state.fields().object("Credentials");
        if (credentials.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = credentials.get();
        if (resource instanceof TaskResource.Activity) {
            fields.problems().schema("The field 'Credentials' is not supported for activities",
                    state.fields().location());
        }
        fields.allowOnly(CREDENTIALS, state.language());
        if (!fields.has("RoleArn") && !fields.has("RoleArn.$")) {
            fields.problems().schema("The field 'RoleArn' is required but was missing", fields.location());
        }
        return TextFields.read(fields, "RoleArn", "RoleArn.$", state.language());
    }
}
