package dev.pawl.server.api.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Executions;
import dev.pawl.engine.Executions.Result;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Runs an Express execution to its end. */
record StartSyncExecution(Executions executions) implements Operation {
    /** AWS bills memory and time in steps of this size; nobody pays here, but the figures have its form. */
    private static final int BILLED_MEGABYTES = 64;
    private static final int BILLED_MILLIS = 100;

    @Override
    public CompletionStage<? extends JsonNode> call(Request request) {
        return executions.startSync(Starts.read(request)).thenApply(result -> answer(request, result));
    }

    private static ObjectNode answer(Request request, Result result) {
        ObjectNode answer = ExecutionAnswer.head(result.info(), result.status(), Optional.of(result.stopDate()));
        ExecutionAnswer.data(request, result.info().input(), result.output(), result.failure(), answer);
        // unlike DescribeExecution, AWS has the details here even if there is no output
        answer.set("outputDetails", answer.path("inputDetails").deepCopy());
        request.optionalText("traceHeader").ifPresent(trace -> answer.put("traceHeader", trace));
        long millis = Duration.between(result.info().startedAt(), result.stopDate()).toMillis();
        answer.putObject("billingDetails").put("billedMemoryUsedInMB", BILLED_MEGABYTES)
                .put("billedDurationInMilliseconds", Math.ceilDiv(millis, BILLED_MILLIS) * BILLED_MILLIS);
        return answer;
    }
}
