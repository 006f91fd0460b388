package dev.pawl.server.rest.activity;

import static dev.pawl.server.rest.wire.WireRoutes.path;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.wire.WireRoutes;
import java.util.List;

/** Routes to activities. */
public final class ActivityRoutes {
    private static final String ALL = "/activities";
    private static final String ONE = "/activities/{arn}";
    private static final String ARN = "activityArn";

    private final WireRoutes wire;

    /** Routes to all there are. */
    public ActivityRoutes(WireRoutes wire) {
        this.wire = wire;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(
                wire.list(ALL, "ListActivities", "activities", "activities",
                        request -> JsonNodeFactory.instance.objectNode()),
                wire.creating(ALL, "CreateActivity", request -> request.body().deepCopy()),
                wire.route("GET", ONE, "DescribeActivity", path(ARN)),
                wire.silent("DELETE", ONE, "DeleteActivity", path(ARN)));
    }
}
