package dev.pawl.server.api.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.TaskTokens;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.Request;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The task is done. */
record SendTaskSuccess(TaskTokens tasks) implements Operation {
    @Override
    public Optional<String> about(ObjectNode input) {
        return TaskOperations.execution(input);
    }

    @Override
    public CompletionStage<? extends JsonNode> call(Request request) {
        return tasks.succeed(request.text("taskToken"), request.text("output"))
                .thenApply(done -> JsonNodeFactory.instance.objectNode());
    }
}
