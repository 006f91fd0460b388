package dev.pawl.server.rest.machine;

import static dev.pawl.server.rest.wire.WireRoutes.input;
import static dev.pawl.server.rest.wire.WireRoutes.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineAliases;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.wire.WireRoutes;
import dev.pawl.store.AliasRecord;
import java.util.List;

/** Routes to the aliases of machines. */
public final class AliasRoutes {
    private static final String ALL = "/machines/{arn}/aliases";
    private static final String ONE = ALL + "/{name}";
    private static final String ALIAS = "stateMachineAliasArn";
    private static final String ROUTING = "routingConfiguration";
    private static final String VERSION = "stateMachineVersionArn";

    private final WireRoutes wire;
    private final StateMachineAliases aliases;

    /** Routes to these. */
    public AliasRoutes(WireRoutes wire, StateMachineAliases aliases) {
        this.wire = wire;
        this.aliases = aliases;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(
                wire.granted("GET", ALL, "ListStateMachineAliases", path("stateMachineArn"),
                        request -> RestResponse.ok(list(request)).now()),
                wire.creating(ALL, "CreateStateMachineAlias", AliasRoutes::creation),
                wire.route("GET", ONE, "DescribeStateMachineAlias", request -> input(ALIAS, arn(request))),
                wire.route("PUT", ONE, "UpdateStateMachineAlias",
                        request -> request.body().deepCopy().put(ALIAS, arn(request))),
                wire.silent("DELETE", ONE, "DeleteStateMachineAlias", request -> input(ALIAS, arn(request))));
    }

    private static String arn(RestRequest request) {
        return request.path("arn") + ":" + request.path("name");
    }

    /** The operation takes the machine from the versions; here it stands in the path, too. */
    private static ObjectNode creation(RestRequest request) {
        for (JsonNode route : request.body().path(ROUTING)) {
            String version = route.path(VERSION).asText();
            if (!version.startsWith(request.path("arn") + ":")) {
                throw ProblemException.invalid("Expected versions of the machine in the path in " + ROUTING
                        + ", but got another");
            }
        }
        return request.body().deepCopy();
    }

    private ObjectNode list(RestRequest request) {
        Pages page = Pages.of(request);
        return page.answer("aliases", aliases.list(request.path("arn"), page.number(), page.lookFor()),
                AliasRoutes::json, AliasRecord::key);
    }

    private static ObjectNode json(AliasRecord alias) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(ALIAS, alias.arn()).put("name", alias.name());
        if (!alias.description().isEmpty()) {
            json.put("description", alias.description());
        }
        ArrayNode routes = json.putArray(ROUTING);
        alias.routes().forEach(route -> routes.addObject().put(VERSION, alias.versionArn(route)).put("weight",
                route.weight()));
        return json.put("creationDate", IsoTime.text(alias.createdAt())).put("updateDate",
                IsoTime.text(alias.updatedAt()));
    }
}
