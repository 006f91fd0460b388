package dev.pawl.server.api.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Executions;
import dev.pawl.history.Failure;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import java.util.concurrent.CompletionStage;

/** Stops an execution; one that has ended stays as it is. */
record StopExecution(Executions executions) implements Operation {
    @Override
    public CompletionStage<? extends JsonNode> call(Request request) {
        Failure why = new Failure(request.optionalText("error"), request.optionalText("cause"));
        return executions.stop(request.text("executionArn"), why).thenApply(at -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("stopDate", Timestamps.json(at));
            return answer;
        });
    }
}
