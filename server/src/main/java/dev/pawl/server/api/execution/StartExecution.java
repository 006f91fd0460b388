package dev.pawl.server.api.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Executions;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import java.util.concurrent.CompletionStage;

/** Starts an execution; the same once more, while it runs, gives the one that is there. */
record StartExecution(Executions executions) implements Operation {
    @Override
    public CompletionStage<? extends JsonNode> call(Request request) {
        return executions.start(Starts.read(request)).thenApply(started -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("executionArn", started.executionArn());
            answer.set("startDate", Timestamps.json(started.startDate()));
            return answer;
        });
    }
}
