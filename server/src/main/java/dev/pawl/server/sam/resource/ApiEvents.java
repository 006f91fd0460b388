package dev.pawl.server.sam.resource;

import dev.pawl.server.application.Route;
import dev.pawl.server.application.Route.PayloadFormat;
import dev.pawl.server.application.RouteApi;
import dev.pawl.server.application.RouteApi.Kind;
import dev.pawl.server.sam.tree.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Events of the types Api and HttpApi. */
final class ApiEvents {
    private static final Set<String> REST = Set.of("Auth", "Method", "Path", "RequestModel", "RequestParameters",
            "ResponseTransferMode", "RestApiId", "TimeoutInMillis", "UnescapeMappingTemplate");
    private static final Set<String> HTTP = Set.of("ApiId", "Auth", "Method", "Path", "PayloadFormatVersion",
            "RouteSettings", "TimeoutInMillis");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS",
            Route.ANY);
    private static final String SEGMENT = "/([^/{}]*|\\{[A-Za-z0-9._:-]+})";
    private static final String PATH = "(" + SEGMENT + ")*(/\\{[A-Za-z0-9._:-]+\\+})?";

    private final Apis apis;
    private final Findings findings;

    ApiEvents(Apis apis, Findings findings) {
        this.apis = apis;
        this.findings = findings;
    }

    /** The route of an Api event. */
    Optional<Route> rest(Properties event, Function<PayloadFormat, Route.Target> target) {
        event.allow(REST, "an Api event");
        Optional<String> path = event.requiredText("Path");
        Optional<String> method = event.requiredText("Method");
        if (path.isEmpty() || method.isEmpty()) {
            return Optional.empty();
        }
        return route(event, apis.of(event, "RestApiId", Kind.REST), method.get(), path.get(),
                target.apply(PayloadFormat.V1));
    }

    /** The route of an HttpApi event; without method and path it takes what no other route takes. */
    Optional<Route> http(Properties event, Function<PayloadFormat, Route.Target> target) {
        event.allow(HTTP, "an HttpApi event");
        PayloadFormat format = event.choice("PayloadFormatVersion", List.of("2.0", "1.0")).equals("1.0")
                ? PayloadFormat.V1
                : PayloadFormat.V2;
        return route(event, apis.of(event, "ApiId", Kind.HTTP), event.text("Method").orElse(Route.ANY),
                event.text("Path").orElse(Route.DEFAULT), target.apply(format));
    }

    private Optional<Route> route(Properties event, RouteApi api, String method, String path, Route.Target target) {
        String upper = method.toUpperCase(Locale.ROOT).replace("X-AMAZON-APIGATEWAY-ANY-METHOD", Route.ANY)
                .replace("*", Route.ANY);
        boolean known = METHODS.contains(upper);
        if (!known) {
            findings.problem(event.place("Method"), "Expected one of " + METHODS + ", but got " + method);
        }
        if (!path.equals(Route.DEFAULT) && (!path.startsWith("/") || !path.matches(PATH))) {
            findings.problem(event.place("Path"), "Expected a path such as /orders/{id} or /files/{rest+}, but got "
                    + path);
            return Optional.empty();
        }
        return known ? Optional.of(new Route(api, upper, path, target)) : Optional.empty();
    }

    /** The route of an operation of a definition in OpenAPI. */
    Optional<Route> defined(RouteApi api, String method, String path, Properties operation, Route.Target target) {
        return route(operation, api, method, path, target);
    }
}
