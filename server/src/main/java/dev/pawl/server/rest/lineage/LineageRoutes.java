package dev.pawl.server.rest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Engine;
import dev.pawl.engine.ForkRequest;
import dev.pawl.fork.Edits;
import dev.pawl.fork.ForkPoint.At;
import dev.pawl.json.Json;
import dev.pawl.server.auth.DelegatedCalls;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** Routes to forks of an execution, to where it comes from, and to its change of definition. */
public final class LineageRoutes {
    private static final String FORKS = "/executions/{arn}/forks";
    private static final String MIGRATION = "/executions/{arn}/migration";
    private static final String STOP = "StopExecution";
    private static final int MOST_FORKS = 1_000;
    private static final int USUAL_FORKS = 100;

    private final Engine engine;

    /** Routes to the executions of an engine. */
    public LineageRoutes(Engine engine) {
        this.engine = engine;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(route("POST", FORKS, "ForkExecution", this::fork),
                route("GET", FORKS, "GetExecutionLineage", this::forks),
                route("GET", "/executions/{arn}/lineage", "GetExecutionLineage", this::lineage),
                route("GET", MIGRATION, "CheckMigration", this::check),
                route("POST", MIGRATION, "MigrateExecution", this::migrate));
    }

    private static Route route(String method, String path, String operation, Route.Action action) {
        return new Route(method, path, operation, request -> request.path("arn"), action);
    }

    private CompletionStage<RestResponse> fork(RestRequest request) {
        ForkRequest wanted = read(request);
        if (request.flag("dryRun")) {
            return RestResponse.ok(LineageAnswer.preview(engine.forks().preview(wanted))).now();
        }
        return engine.forks().fork(wanted).thenApply(started -> RestResponse.created(JsonNodeFactory.instance
                .objectNode().put("executionArn", started.executionArn())
                .put("startDate", IsoTime.text(started.startDate()))));
    }

    private ForkRequest read(RestRequest request) {
        ObjectNode body = request.body();
        boolean stop = request.flag("stopOriginal");
        if (stop) {
            request.require(STOP, request.path("arn"));
        }
        Edits edits = new Edits(member(body, "input"), member(body, "inputPatch"), member(body, "variables"),
                member(body, "variablesPatch"));
        return new ForkRequest(request.path("arn"), at(request), edits, target(request), request.optionalText("name"),
                Optional.of(request.principal().name()), stop);
    }

    private static Optional<JsonNode> member(ObjectNode body, String name) {
        return Optional.ofNullable(body.get(name));
    }

    private static At at(RestRequest request) {
        Optional<Long> event = number(request.body(), "event");
        Optional<String> state = request.optionalText("state");
        Optional<Long> visit = number(request.body(), "visit");
        if ((event.isPresent() && state.isPresent()) || (visit.isPresent() && state.isEmpty())) {
            throw ProblemException.invalid("Expected either event, or state and perhaps visit, but got another choice");
        }
        if (event.isPresent()) {
            return new At.OfEvent(event.get());
        }
        return state.<At>map(name -> new At.OfState(name, visit.map(v -> OptionalInt.of(v.intValue()))
                .orElseGet(OptionalInt::empty))).orElseGet(At.Newest::new);
    }

    private static Optional<Long> number(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isInt() || value.intValue() < 1) {
            throw ProblemException.invalid("Expected a whole number from 1 on as " + name + " in the body, but got"
                    + " another value");
        }
        return Optional.of(value.longValue());
    }

    /** Whoever brings a definition must be allowed to change the machine: it could do anything. */
    private ForkRequest.Target target(RestRequest request) {
        JsonNode definition = request.body().path("definition");
        Optional<String> to = request.optionalText("to");
        if (definition.isMissingNode() || definition.isNull()) {
            to.ifPresent(arn -> request.require("StartExecution", arn));
            return to.<ForkRequest.Target>map(ForkRequest.Target.Machine::new)
                    .orElseGet(ForkRequest.Target.Same::new);
        }
        if (to.isPresent() || (!definition.isTextual() && !definition.isObject())) {
            throw ProblemException.invalid("Expected either to, or a definition as an object or a text, but got"
                    + " another choice");
        }
        request.require("UpdateStateMachine", request.path("arn"));
        String text = definition.isTextual() ? definition.textValue() : Json.write(definition);
        DelegatedCalls.require(request.policy(), request.principal(), text);
        return new ForkRequest.Target.Definition(text);
    }

    private CompletionStage<RestResponse> forks(RestRequest request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("forks", listed(request));
        return RestResponse.ok(answer).now();
    }

    private ArrayNode listed(RestRequest request) {
        int limit = request.number("limit", USUAL_FORKS, 1, MOST_FORKS);
        ArrayNode forks = JsonNodeFactory.instance.arrayNode();
        engine.forks().of(request.path("arn"), limit).stream()
                .filter(fork -> request.may("DescribeExecution", fork.info().arn()))
                .forEach(fork -> forks.add(LineageAnswer.fork(fork)));
        return forks;
    }

    private CompletionStage<RestResponse> lineage(RestRequest request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("executionArn", request.path("arn"));
        ArrayNode ancestors = answer.putArray("ancestors");
        engine.forks().ancestors(request.path("arn")).stream()
                .takeWhile(origin -> request.may("DescribeExecution", origin.executionArn()))
                .forEach(origin -> {
                    ObjectNode json = LineageAnswer.origin(origin);
                    engine.forks().original(origin).ifPresentOrElse(
                            there -> json.put("status", there.status().name()), () -> json.put("removed", true));
                    ancestors.add(json);
                });
        answer.set("forks", listed(request));
        return RestResponse.ok(answer).now();
    }

    private CompletionStage<RestResponse> check(RestRequest request) {
        String to = target(request, request.query("to"));
        request.require("DescribeStateMachine", to);
        return RestResponse.ok(LineageAnswer.check(engine.migrations().check(request.path("arn"), to))).now();
    }

    private CompletionStage<RestResponse> migrate(RestRequest request) {
        String to = target(request, request.optionalText("to"));
        request.require("StartExecution", to);
        return engine.migrations().migrate(request.path("arn"), to).thenApply(at -> RestResponse.ok(
                JsonNodeFactory.instance.objectNode().put("executionArn", request.path("arn"))
                        .put("migrateDate", IsoTime.text(at))));
    }

    /** What is named, or what the machine has now. */
    private String target(RestRequest request, Optional<String> to) {
        return to.orElseGet(() -> engine.executions().describe(request.path("arn")).info().stateMachineArn());
    }
}
