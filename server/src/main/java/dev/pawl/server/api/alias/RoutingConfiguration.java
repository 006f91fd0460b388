package dev.pawl.server.api.alias;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineAliases.Route;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.store.AliasRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Routes as the API writes them: objects with the ARN of a version and a weight. */
final class RoutingConfiguration {
    private static final String MEMBER = "routingConfiguration";
    private static final String VERSION = "stateMachineVersionArn";

    private RoutingConfiguration() {}

    static Optional<List<Route>> read(Request request) {
        return request.optional(MEMBER).map(list -> {
            List<Route> routes = new ArrayList<>();
            for (JsonNode route : list) {
                if (!route.isObject()) {
                    throw ApiErrors.validation("Expected a version and a weight in each route, but there is null");
                }
                routes.add(new Route(route.required(VERSION).textValue(), route.required("weight").intValue()));
            }
            return routes;
        });
    }

    static ArrayNode json(AliasRecord alias) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (AliasRecord.Route route : alias.routes()) {
            ObjectNode json = list.addObject();
            json.put(VERSION, alias.versionArn(route)).put("weight", route.weight());
        }
        return list;
    }
}
