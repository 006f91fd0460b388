package dev.pawl.server.api.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Executions;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.server.api.Paging;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.Query;
import java.util.List;
import java.util.Optional;

/** Lists the executions of a machine, or those that a version or an alias started, newest start first. */
record ListExecutions(Executions executions, MapRunChildren mapRunChildren) implements QuickOperation {
    /** A status that only child executions of a Map run have. */
    private static final String PENDING = "PENDING_REDRIVE";

    @Override
    public ObjectNode answer(Request request) {
        if (request.optionalText("mapRunArn").isPresent()) {
            return ofMapRun(request);
        }
        if (request.optionalText("stateMachineArn").isEmpty()) {
            throw ApiErrors.validation("Must provide State Machine ARN or Map Run ARN");
        }
        String arn = request.text("stateMachineArn");
        String status = request.optionalText("statusFilter").orElse("");
        if (request.optionalText("redriveFilter").isPresent()) {
            throw ApiErrors.validation("A redriveFilter can only be given with a Map Run ARN");
        }
        if (status.equals(PENDING)) {
            throw ApiErrors.validation("The statusFilter PENDING_REDRIVE can only be given with a Map Run ARN");
        }
        Paging paging = Paging.of(request, String.join(" ", name(), arn, status));
        return paging.answer("executions", find(arn, status, paging), ListExecutions::json,
                ExecutionRecord::key);
    }

    private ObjectNode ofMapRun(Request request) {
        if (request.optionalText("stateMachineArn").isPresent()) {
            throw ApiErrors.validation("Must provide either State Machine ARN or Map Run ARN, but not both");
        }
        String status = request.optionalText("statusFilter").orElse("");
        Optional<Boolean> redriven = request.optionalText("redriveFilter").map("REDRIVEN"::equals);
        String list = String.join(" ", name(), request.text("mapRunArn"), status, redriven.toString());
        return status.equals(PENDING)
                ? Paging.of(request, list).answer("executions", List.<ExecutionRecord>of(), ListExecutions::json,
                        ExecutionRecord::key)
                : mapRunChildren.answer(request,
                        status.isEmpty() ? Optional.empty() : Optional.of(ExecutionStatus.valueOf(status)), redriven,
                        list);
    }

    private List<ExecutionRecord> find(String arn, String status, Paging paging) {
        Optional<ExecutionStatus> wanted = status.isEmpty()
                ? Optional.empty()
                : Optional.of(ExecutionStatus.valueOf(status));
        return executions.list(new Query(arn, wanted, paging.number(), paging.lookFor()));
    }

    private static ObjectNode json(ExecutionRecord execution) {
        ObjectNode json = ExecutionAnswer.head(execution.info(), execution.status(), execution.stoppedAt());
        execution.info().stateMachineVersionArn().ifPresent(arn -> json.put("stateMachineVersionArn", arn));
        execution.info().stateMachineAliasArn().ifPresent(arn -> json.put("stateMachineAliasArn", arn));
        json.put("redriveCount", execution.redriveCount());
        execution.redrivenAt().ifPresent(at -> json.set("redriveDate", Timestamps.json(at)));
        return json;
    }
}
