package dev.pawl.server.rest.machine;

import static dev.pawl.server.rest.wire.WireRoutes.bodyAnd;
import static dev.pawl.server.rest.wire.WireRoutes.input;
import static dev.pawl.server.rest.wire.WireRoutes.path;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineVersions;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.wire.WireRoutes;
import dev.pawl.store.VersionRecord;
import java.util.List;
import java.util.Optional;

/** Routes to the published versions of machines. */
public final class VersionRoutes {
    private static final String ALL = "/machines/{arn}/versions";
    private static final String ONE = ALL + "/{number}";
    private static final String MACHINE = "stateMachineArn";
    private static final String VERSION = "stateMachineVersionArn";

    private final WireRoutes wire;
    private final StateMachineVersions versions;

    /** Routes to these. */
    public VersionRoutes(WireRoutes wire, StateMachineVersions versions) {
        this.wire = wire;
        this.versions = versions;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(
                wire.granted("GET", ALL, "ListStateMachineVersions", path(MACHINE),
                        request -> RestResponse.ok(list(request)).now()),
                wire.creating(ALL, "PublishStateMachineVersion", bodyAnd(MACHINE)),
                wire.route("GET", ONE, "DescribeStateMachine", request -> input(MACHINE, arn(request))),
                wire.silent("DELETE", ONE, "DeleteStateMachineVersion", request -> input(VERSION, arn(request))));
    }

    private static String arn(RestRequest request) {
        return request.path("arn") + ":" + request.path("number");
    }

    private ObjectNode list(RestRequest request) {
        Pages page = Pages.of(request);
        Optional<Integer> below = page.number().map(number -> (int) Math.min(number, Integer.MAX_VALUE));
        return page.answer("versions", versions.list(request.path("arn"), below, page.lookFor()), VersionRoutes::json,
                VersionRecord::number);
    }

    private static ObjectNode json(VersionRecord version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(VERSION, version.arn())
                .put("version", version.number()).put("creationDate", IsoTime.text(version.createdAt()))
                .put("revisionId", version.machine().revisionId());
        return version.description().isEmpty() ? json : json.put("description", version.description());
    }
}
