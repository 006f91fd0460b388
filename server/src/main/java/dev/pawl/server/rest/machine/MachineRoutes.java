package dev.pawl.server.rest.machine;

import static dev.pawl.server.rest.wire.WireRoutes.bodyAnd;
import static dev.pawl.server.rest.wire.WireRoutes.input;
import static dev.pawl.server.rest.wire.WireRoutes.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ArnScope;
import dev.pawl.arn.StateMachineAliasArn;
import dev.pawl.engine.StateMachines;
import dev.pawl.server.auth.Sieve;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.wire.WireRoutes;
import dev.pawl.store.MachineRecord;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** Routes to state machines. */
public final class MachineRoutes {
    private static final String ALL = "/machines";
    private static final String ONE = "/machines/{arn}";
    private static final String ARN = "stateMachineArn";
    private static final String DESCRIBE = "DescribeStateMachine";
    private static final String ROUTING = "routingConfiguration";

    private final WireRoutes wire;
    private final StateMachines machines;
    private final ArnScope scope;

    /** Routes to these; the scope names a role where a caller names none. */
    public MachineRoutes(WireRoutes wire, StateMachines machines, ArnScope scope) {
        this.wire = wire;
        this.machines = machines;
        this.scope = scope;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(
                wire.granted("GET", ALL, "ListStateMachines", request -> JsonNodeFactory.instance.objectNode(),
                        request -> RestResponse.ok(list(request)).now()),
                wire.creating(ALL, "CreateStateMachine", this::creation),
                wire.granted("GET", ONE, DESCRIBE, path(ARN), this::describe),
                wire.route("PUT", ONE, "UpdateStateMachine", bodyAnd(ARN)),
                wire.silent("DELETE", ONE, "DeleteStateMachine", path(ARN)));
    }

    private ObjectNode list(RestRequest request) {
        Pages page = Pages.of(request);
        String part = request.query("name").orElse("").toLowerCase(Locale.ROOT);
        return page.answer("machines", find(request, page, part), MachineRoutes::json, MachineRecord::arn);
    }

    /** Machines in the order of their names with this in it, after the one where the page before ended. */
    private List<MachineRecord> find(RestRequest request, Pages wanted, String part) {
        return new Sieve<>(machines::list, MachineRecord::arn).take(wanted.after(), wanted.lookFor(),
                machine -> machine.name().toLowerCase(Locale.ROOT).contains(part)
                        && request.may("ListStateMachines", machine.arn()));
    }

    private static ObjectNode json(MachineRecord machine) {
        return JsonNodeFactory.instance.objectNode().put(ARN, machine.arn()).put("name", machine.name())
                .put("type", machine.type().name()).put("status", machine.deleting() ? "DELETING" : "ACTIVE")
                .put("creationDate", IsoTime.text(machine.createdAt()))
                .put("updateDate", IsoTime.text(machine.updatedAt()));
    }

    /** Tags are an object here and a list on the wire; a role is needed there, although nobody takes it on. */
    private ObjectNode creation(RestRequest request) {
        ObjectNode input = request.body().deepCopy();
        if (!input.hasNonNull("roleArn")) {
            input.put("roleArn", "arn:" + scope.partition() + ":iam::" + scope.account() + ":role/pawl");
        }
        if (input.hasNonNull("tags")) {
            input.set("tags", Tags.list(input.path("tags")));
        }
        return input;
    }

    /** The machine, version or alias that the path names, as all routes that show one see it. */
    public CompletionStage<RestResponse> describe(RestRequest request) {
        String arn = request.path("arn");
        return isAlias(arn)
                ? wire.call("DescribeStateMachineAlias", request, input("stateMachineAliasArn", arn))
                        .thenCompose(alias -> describe(request, alias))
                : wire.call(DESCRIBE, request, input(ARN, arn)).thenApply(RestResponse::ok);
    }

    /** An alias looks like the version that most starts go to. */
    private CompletionStage<RestResponse> describe(RestRequest request, ObjectNode alias) {
        ArrayNode routes = alias.withArray(ROUTING);
        JsonNode most = routes.path(0).path("weight").intValue() < routes.path(1).path("weight").intValue()
                ? routes.path(1)
                : routes.path(0);
        return wire.call(DESCRIBE, request, input(ARN, most.path("stateMachineVersionArn").asText()))
                .thenApply(machine -> {
                    machine.set("stateMachineVersionArn", machine.path(ARN));
                    machine.setAll(alias);
                    return RestResponse.ok(machine.put(ARN, request.path("arn")));
                });
    }

    private static boolean isAlias(String arn) {
        try {
            return ArnParser.parse(arn) instanceof StateMachineAliasArn;
        } catch (ArnException e) {
            throw ProblemException.invalid("Expected the ARN of a state machine, but " + e.getMessage());
        }
    }
}
