package dev.pawl.server.api.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ExecutionArn;
import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.engine.Executions;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.server.api.error.ApiErrors;
import java.util.concurrent.CompletionStage;

/** Runs again what did not succeed in an execution. The children of map runs are redriven by these alone. */
record RedriveExecution(Executions executions) implements Operation {
    @Override
    public CompletionStage<? extends JsonNode> call(Request request) {
        ExecutionArn arn = request.arn("executionArn", ExecutionArn.class);
        if (arn.runs() instanceof LabelledStateMachineArn) {
            throw ApiErrors.labelledExecutionArn();
        }
        return executions.redrive(arn.text(), request.optionalText("clientToken")).thenApply(at -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("redriveDate", Timestamps.json(at));
            return answer;
        });
    }
}
