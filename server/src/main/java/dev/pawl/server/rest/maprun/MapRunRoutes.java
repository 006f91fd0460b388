package dev.pawl.server.rest.maprun;

import static dev.pawl.server.rest.wire.WireRoutes.bodyAnd;
import static dev.pawl.server.rest.wire.WireRoutes.path;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.MapRunArn;
import dev.pawl.engine.MapRuns;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.wire.WireRoutes;
import dev.pawl.store.MapRuns.MapRunRecord;
import java.util.List;

/** Routes to map runs. */
public final class MapRunRoutes {
    private static final String ONE = "/map-runs/{arn}";
    private static final String ARN = "mapRunArn";

    private final WireRoutes wire;
    private final MapRuns mapRuns;

    /** Routes to these. */
    public MapRunRoutes(WireRoutes wire, MapRuns mapRuns) {
        this.wire = wire;
        this.mapRuns = mapRuns;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(
                wire.granted("GET", "/executions/{arn}/map-runs", "ListMapRuns", path("executionArn"),
                        request -> RestResponse.ok(list(request)).now()),
                wire.route("GET", ONE, "DescribeMapRun", path(ARN)),
                wire.silent("PATCH", ONE, "UpdateMapRun", bodyAnd(ARN)));
    }

    private ObjectNode list(RestRequest request) {
        Pages page = Pages.of(request);
        return page.answer("mapRuns", mapRuns.list(request.path("arn"), page.number(), page.lookFor()),
                MapRunRoutes::json, MapRunRecord::key);
    }

    private static ObjectNode json(MapRunRecord run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("executionArn", run.executionArn())
                .put(ARN, run.arn())
                .put("stateMachineArn", ArnParser.parse(run.arn(), MapRunArn.class).runs().text())
                .put("status", run.row().status().name()).put("startDate", IsoTime.text(run.startedAt()));
        run.row().stoppedAt().ifPresent(at -> json.put("stopDate", IsoTime.text(at)));
        return json;
    }
}
