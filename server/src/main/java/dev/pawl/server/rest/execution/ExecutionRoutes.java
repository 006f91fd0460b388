package dev.pawl.server.rest.execution;

import static dev.pawl.server.rest.wire.WireRoutes.bodyAnd;
import static dev.pawl.server.rest.wire.WireRoutes.input;
import static dev.pawl.server.rest.wire.WireRoutes.path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.hold.Hold;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.runtime.ItemRef;
import dev.pawl.runtime.ParentRef;
import dev.pawl.server.http.TraceHeaders;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.RestResponse.Content;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.hold.HoldAnswer;
import dev.pawl.server.rest.lineage.LineageAnswer;
import dev.pawl.server.rest.wire.WireRoutes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Routes to single executions. */
public final class ExecutionRoutes {
    private static final String ONE = "/executions/{arn}";
    private static final String ARN = "executionArn";

    private final WireRoutes wire;
    private final Engine engine;
    private final Watchers watchers;

    /** Routes to the executions of an engine. */
    public ExecutionRoutes(WireRoutes wire, Engine engine, Watchers watchers) {
        this.wire = wire;
        this.engine = engine;
        this.watchers = watchers;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(wire.creating("/executions", "StartExecution",
                request -> TraceHeaders.into(request.headers(), request.body().deepCopy())),
                wire.route("GET", ONE, "DescribeExecution", path(ARN),
                        (request, answer) -> RestResponse.ok(withParent(request, answer))),
                wire.route("POST", ONE + "/stop", "StopExecution", bodyAnd(ARN)),
                wire.route("POST", ONE + "/redrive", "RedriveExecution", bodyAnd(ARN)),
                wire.route("GET", ONE + "/definition", "DescribeStateMachineForExecution", path(ARN)),
                wire.granted("GET", ONE + "/history", "GetExecutionHistory", path(ARN),
                        request -> RestResponse.ok(HistoryPage.answer(engine.executions(), request)).now()),
                wire.granted("GET", ONE + "/events", "GetExecutionHistory", path(ARN), this::watch));
    }

    private CompletionStage<RestResponse> watch(RestRequest request) {
        String arn = request.path("arn");
        long seen = request.headers().first("Last-Event-ID").flatMap(ExecutionRoutes::id)
                .or(() -> Pages.of(request).number()).orElse(0L);
        // whoever is not to see the end is told now
        return described(request).thenApply(execution -> {
            WatchedHistory history = new WatchedHistory(engine.executions(), arn,
                    () -> described(request).toCompletableFuture().join(), Math.max(0, seen));
            return RestResponse.ok(new Content.Stream("text/event-stream", HistoryStream.watch(history, watchers)));
        });
    }

    private CompletionStage<ObjectNode> described(RestRequest request) {
        return wire.call("DescribeExecution", request, input(ARN, request.path("arn")))
                .thenApply(execution -> withParent(request, execution));
    }

    /** What a client had last, if it was from a stream of ours. */
    private static Optional<Long> id(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /**
     * Adds the execution whose task, or whose map run, began this one, what holds it, and what it is a fork of.
     */
    private ObjectNode withParent(RestRequest request, ObjectNode execution) {
        parent(execution.path(ARN).asText()).filter(arn -> request.may("DescribeExecution", arn))
                .ifPresent(parent -> execution.put("parentArn", parent));
        if ("RUNNING".equals(execution.path("status").asText())) {
            paused(execution.path(ARN).asText()).ifPresent(hold -> execution.set("paused", HoldAnswer.of(hold)));
        }
        if (gone(execution.path(ARN).asText())) {
            execution.put("archived", true);
        }
        origin(execution.path(ARN).asText()).filter(one -> request.may("DescribeExecution", one.executionArn()))
                .ifPresent(origin -> execution.set("forkedFrom", LineageAnswer.origin(origin)));
        return execution;
    }

    private boolean gone(String arn) {
        try {
            return engine.executions().look(arn).past();
        } catch (EngineException e) {
            return false;
        }
    }

    private Optional<ForkOrigin> origin(String arn) {
        try {
            return engine.executions().look(arn).forkedFrom();
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    private Optional<Hold> paused(String arn) {
        try {
            return engine.holding().all().isEmpty()
                    ? Optional.empty()
                    : engine.holding().over(engine.executions().look(arn).info());
        } catch (EngineException e) {
            return Optional.empty();
        }
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
