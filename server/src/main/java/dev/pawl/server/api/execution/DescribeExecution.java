package dev.pawl.server.api.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Executions;
import dev.pawl.engine.RedriveStatus;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.runtime.ItemRef;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.ExecutionRecord;

/** Shows an execution as it stands. */
record DescribeExecution(Executions executions) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        ExecutionRecord execution = executions.look(request.text("executionArn"));
        ExecutionStatus status = execution.status();
        ObjectNode answer = ExecutionAnswer.head(execution.info(), status, execution.stoppedAt());
        // AWS shows neither error nor cause of an execution that ran out of time
        Failure failure = status == ExecutionStatus.TIMED_OUT ? Failure.UNNAMED : execution.failure();
        ExecutionAnswer.data(request, execution.info().input(), execution.output(), failure, answer);
        execution.info().stateMachineVersionArn().ifPresent(arn -> answer.put("stateMachineVersionArn", arn));
        execution.info().stateMachineAliasArn().ifPresent(arn -> answer.put("stateMachineAliasArn", arn));
        execution.parentArn().flatMap(ItemRef::decode).map(ItemRef::mapRunArn)
                .ifPresent(arn -> answer.put("mapRunArn", arn));
        execution.traceHeader().ifPresent(trace -> answer.put("traceHeader", trace));
        redrive(execution, answer);
        return answer;
    }

    private void redrive(ExecutionRecord execution, ObjectNode answer) {
        answer.put("redriveCount", execution.redriveCount());
        execution.redrivenAt().ifPresent(at -> answer.set("redriveDate", Timestamps.json(at)));
        RedriveStatus status = executions.redriveStatus(execution);
        answer.put("redriveStatus", status.kind().name());
        status.reason().ifPresent(why -> answer.put("redriveStatusReason", why));
    }
}
