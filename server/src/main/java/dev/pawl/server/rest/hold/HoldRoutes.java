package dev.pawl.server.rest.hold;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Holding;
import dev.pawl.hold.Drain;
import dev.pawl.hold.Hold;
import dev.pawl.hold.Scope;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.Cluster;
import dev.pawl.store.Partitions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routes that pause, resume and drain. */
public final class HoldRoutes {
    private static final String EXECUTION = "/executions/{arn}";
    private static final String MACHINE = "/machines/{arn}";
    private static final String EVERYTHING = "/holds/everything";
    private static final String DRAIN = "/drain";
    private static final int LONGEST_REASON = 1_000;

    private final Engine engine;
    private final Holding holding;

    /** Routes to what an engine holds; lists show what the caller may see. */
    public HoldRoutes(Engine engine) {
        this.engine = engine;
        this.holding = engine.holding();
    }

    private interface Work {
        RestResponse answer(RestRequest request);
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(one(EXECUTION + "/pause", "PauseExecution", this::pauseExecution),
                one(EXECUTION + "/resume", "ResumeExecution",
                        request -> resumed(holding.resumeExecution(request.path("arn")), "the execution")),
                one(MACHINE + "/pause", "PauseStateMachine", this::pauseMachine),
                one(MACHINE + "/resume", "ResumeStateMachine",
                        request -> resumed(holding.resumeMachine(request.path("arn")), "the state machine")),
                route("GET", "/holds", "ListHolds", this::list),
                route("PUT", EVERYTHING, "PauseEverything", request -> RestResponse.ok(HoldAnswer.of(holding
                        .pauseEverything(request.principal().name(), reason(request), request.flag("refuseStarts"))))),
                route("DELETE", EVERYTHING, "ResumeEverything",
                        request -> resumed(holding.resumeEverything(), "everything")),
                route("GET", DRAIN, "DescribeDrain", request -> drain()),
                route("PUT", DRAIN, "BeginDrain", this::beginDrain),
                route("DELETE", DRAIN, "EndDrain", this::endDrain));
    }

    private static Route one(String path, String operation, Work work) {
        return new Route("POST", path, operation, request -> request.path("arn"),
                request -> work.answer(request).now());
    }

    private static Route route(String method, String path, String operation, Work work) {
        return new Route(method, path, operation, request -> work.answer(request).now());
    }

    private RestResponse pauseExecution(RestRequest request) {
        return RestResponse.ok(HoldAnswer.of(holding.pauseExecution(request.path("arn"), request.principal().name(),
                reason(request), request.flag("children"))));
    }

    private RestResponse pauseMachine(RestRequest request) {
        return RestResponse.ok(HoldAnswer.of(holding.pauseMachine(request.path("arn"), request.principal().name(),
                reason(request), request.flag("refuseStarts"))));
    }

    private static Optional<String> reason(RestRequest request) {
        Optional<String> reason = request.optionalText("reason").filter(text -> !text.isBlank());
        if (reason.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
            throw ProblemException.invalid("Expected a reason of at most " + LONGEST_REASON
                    + " characters, but got " + reason.get().length());
        }
        return reason;
    }

    private static RestResponse resumed(boolean was, String what) {
        if (!was) {
            throw ProblemException.conflict("NotPaused", "Expected " + what
                    + " to be paused by itself, but it is not. pawl pause --list, or GET /api/v1/holds, tells what is.");
        }
        return RestResponse.noContent();
    }

    private RestResponse list(RestRequest request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("holds");
        holding.all().stream().filter(hold -> sees(request, hold))
                .forEach(hold -> all.add(HoldAnswer.of(hold)));
        return RestResponse.ok(answer);
    }

    private boolean sees(RestRequest request, Hold hold) {
        return switch (hold.scope()) {
            case Scope.Everything all -> true;
            case Scope.Machine machine -> request.may("DescribeStateMachine", machine.arn());
            case Scope.Execution execution -> request.may("DescribeExecution", execution.arn());
        };
    }

    private RestResponse beginDrain(RestRequest request) {
        String by = request.principal().name();
        request.optionalText("node").ifPresentOrElse(node -> holding.drainNode(node, by, reason(request)),
                () -> holding.drain(by, reason(request)));
        return drain();
    }

    private RestResponse endDrain(RestRequest request) {
        request.query("node").ifPresentOrElse(holding::endNodeDrain, holding::endDrain);
        return drain();
    }

    private RestResponse drain() {
        ObjectNode answer = HoldAnswer.of(holding.draining(), holding.running(), engine.executionsInMemory());
        Map<Cluster.Node, Drain> drained = holding.drainedNodes();
        ArrayNode nodes = answer.putArray("nodes");
        if (!drained.isEmpty()) {
            List<Partitions.Holding> holdings = engine.members().view().holdings();
            drained.forEach((node, order) -> nodes.add(HoldAnswer.of(node, order,
                    holdings.stream().filter(one -> one.node().filter(node.id()::equals).isPresent()).count(),
                    engine.members().goesOnWith(node.id()))));
        }
        return RestResponse.ok(answer);
    }
}
