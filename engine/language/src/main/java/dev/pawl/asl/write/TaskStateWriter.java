package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.TaskState;

/** Writes a Task. */
final class TaskStateWriter {
    private TaskStateWriter() {}

    static void write(TaskState state, ObjectNode into) {
        into.put("Resource", state.resource().arn());
        DataFlowWriter.write(state.data(), into);
        state.timeoutSeconds().ifPresent(t -> ValueWriter.number(t, "TimeoutSeconds", into));
        state.heartbeatSeconds().ifPresent(h -> ValueWriter.number(h, "HeartbeatSeconds", into));
        state.roleArn().ifPresent(r -> ValueWriter.text(r, "RoleArn", "RoleArn.$", into.putObject("Credentials")));
        ErrorHandlingWriter.write(state.retriers(), state.catchers(), into);
        ValueWriter.transition(state.transition(), into);
    }
}
