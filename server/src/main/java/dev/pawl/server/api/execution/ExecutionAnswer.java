package dev.pawl.server.api.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import java.time.Instant;
import java.util.Optional;

/** Parts that the answers about executions share. */
final class ExecutionAnswer {
    private static final String WITHOUT_DATA = "METADATA_ONLY";

    private ExecutionAnswer() {}

    static ObjectNode head(ExecutionInfo info, ExecutionStatus status, Optional<Instant> stoppedAt) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("executionArn", info.arn())
                .put("stateMachineArn", info.stateMachineArn()).put("name", info.name()).put("status", status.name());
        answer.set("startDate", Timestamps.json(info.startedAt()));
        stoppedAt.ifPresent(at -> answer.set("stopDate", Timestamps.json(at)));
        return answer;
    }

    /** Input, output and failure, as far as the caller wants to see them. */
    static void data(Request request, Payload input, Optional<Payload> output, Failure failure, ObjectNode answer) {
        boolean included = !request.optionalText("includedData").orElse("").equals(WITHOUT_DATA);
        answer.putObject("inputDetails").put("included", included);
        output.ifPresent(payload -> answer.putObject("outputDetails").put("included", included));
        if (included) {
            answer.put("input", input.text());
            output.ifPresent(payload -> answer.put("output", payload.text()));
            failure.error().ifPresent(error -> answer.put("error", error));
            failure.cause().ifPresent(cause -> answer.put("cause", cause));
        }
    }
}
