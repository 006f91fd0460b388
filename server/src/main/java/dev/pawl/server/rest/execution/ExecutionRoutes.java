package dev.pawl.server.rest.execution;

import static dev.pawl.server.rest.wire.WireRoutes.bodyAnd;
import static dev.pawl.server.rest.wire.WireRoutes.path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.runtime.ItemRef;
import dev.pawl.runtime.ParentRef;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.wire.WireRoutes;
import java.util.List;
import java.util.Optional;

/** Routes to single executions. */
public final class ExecutionRoutes {
    private static final String ONE = "/executions/{arn}";
    private static final String ARN = "executionArn";

    private final WireRoutes wire;
    private final Engine engine;

    /** Routes to the executions of an engine. */
    public ExecutionRoutes(WireRoutes wire, Engine engine) {
        this.wire = wire;
        this.engine = engine;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(wire.creating("/executions", "StartExecution", request -> request.body().deepCopy()),
                wire.route("GET", ONE, "DescribeExecution", path(ARN),
                        (request, answer) -> RestResponse.ok(withParent(answer))),
                wire.route("POST", ONE + "/stop", "StopExecution", bodyAnd(ARN)),
                wire.route("POST", ONE + "/redrive", "RedriveExecution", bodyAnd(ARN)),
                wire.route("GET", ONE + "/definition", "DescribeStateMachineForExecution", path(ARN)),
                wire.granted("GET", ONE + "/history", "GetExecutionHistory", path(ARN),
                        request -> RestResponse.ok(HistoryPage.answer(engine.executions(), request)).now()));
    }

    /** Adds the execution whose task, or whose map run, began this one. */
    ObjectNode withParent(ObjectNode execution) {
        parent(execution.path(ARN).asText()).ifPresent(parent -> execution.put("parentArn", parent));
        return execution;
    }

    private Optional<String> parent(String arn) {
        try {
            Optional<String> reference = engine.executions().look(arn).parentArn();
            Optional<ItemRef> item = reference.flatMap(ItemRef::decode);
            return item.isPresent()
                    ? item.map(one -> engine.mapRuns().describe(one.mapRunArn()).run().executionArn())
                    : reference.flatMap(ParentRef::decode).map(ParentRef::executionArn);
        } catch (EngineException e) {
            return Optional.empty();
        }
    }
}
