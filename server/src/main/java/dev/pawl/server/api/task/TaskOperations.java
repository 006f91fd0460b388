package dev.pawl.server.api.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.TaskTokens;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.server.api.Operation;
import java.util.List;
import java.util.Optional;

/** All operations of this package. */
public final class TaskOperations {
    private TaskOperations() {}

    /** What the holder of a task token may say. */
    public static List<Operation> of(TaskTokens tasks) {
        return List.of(new SendTaskSuccess(tasks), new SendTaskFailure(tasks), new SendTaskHeartbeat(tasks));
    }

    /** Whose task a token names. The token may be forged; then the operation says so. */
    static Optional<String> execution(ObjectNode input) {
        return TaskToken.decode(input.path("taskToken").asText()).map(TaskToken::executionArn);
    }
}
