package dev.pawl.server.observe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.metrics.Registry;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Routes for seeing in: {@code /metrics}, {@code /health} and {@code /overview}. */
final class ObserveRoutes {
    private static final int OK = 200;

    private final Registry registry;
    private final Health health;
    private final Health warnings;
    private final Overview overview;

    ObserveRoutes(Registry registry, Health health, Health warnings, Overview overview) {
        this.warnings = warnings;
        this.registry = registry;
        this.health = health;
        this.overview = overview;
    }

    List<Route> all() {
        return List.of(new Route("GET", "/metrics", "GetMetrics", request -> metrics(request).now()),
                new Route("GET", "/health", "GetHealth", request -> health().now()),
                new Route("GET", "/overview", "GetOverview",
                        request -> RestResponse.ok(overview(request)).now()));
    }

    private ObjectNode overview(RestRequest request) {
        ObjectNode answer = overview.json(arn -> visible(request, arn));
        ArrayNode troubles = answer.putArray("troubles");
        if (request.may("GetHealth", "*")) {
            Stream.concat(health.findings().stream(), warnings.findings().stream()).forEach(finding -> finding.trouble()
                    .ifPresent(trouble -> troubles.addObject().put("name", finding.name()).put("trouble", trouble)));
        }
        return answer;
    }

    /** The same figures for those who need no permission. */
    HttpHandler open() {
        return request -> {
            TextFormat format = TextFormat.accepted(request.headers().first("Accept").orElse(""));
            return CompletableFuture.completedFuture(new HttpResponse(OK,
                    List.of(new Header("Content-Type", format.contentType()), new Header("Cache-Control", "no-store")),
                    Body.of(format.write(registry.collect()))));
        };
    }

    private RestResponse metrics(RestRequest request) {
        TextFormat format = TextFormat.accepted(request.headers().first("Accept").orElse(""));
        return RestResponse.ok(new RestResponse.Content.Whole(format.contentType(),
                Body.of(format.write(registry.collect()))));
    }

    private RestResponse health() {
        List<Health.Finding> findings = health.findings();
        boolean ready = findings.stream().allMatch(finding -> finding.trouble().isEmpty());
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ready", ready);
        put(findings, answer.putArray("checks"));
        put(warnings.findings(), answer.putArray("warnings"));
        return RestResponse.ok(answer);
    }

    private static void put(List<Health.Finding> findings, ArrayNode to) {
        findings.forEach(finding -> {
            ObjectNode check = to.addObject().put("name", finding.name()).put("ok", finding.trouble().isEmpty());
            finding.trouble().ifPresent(trouble -> check.put("trouble", trouble));
        });
    }

    private static boolean visible(RestRequest request, String machineArn) {
        return request.may("GetOverview", machineArn);
    }
}
