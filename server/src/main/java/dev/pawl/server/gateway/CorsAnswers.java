package dev.pawl.server.gateway;

import dev.pawl.server.application.RouteApi;
import dev.pawl.server.application.RouteApi.Cors;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What pages of other origins are told: preflight answers, and header fields of an HTTP API's own. */
final class CorsAnswers {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private CorsAnswers() {}

    /** The answer to a browser that asks before it calls, if the request is such a question. */
    static Optional<HttpResponse> preflight(HttpRequest request, RouteTable routes) {
        if (!request.method().equals("OPTIONS") || request.headers().first("Origin").isEmpty()) {
            return Optional.empty();
        }
        return routes.all(request.path()).map(match -> match.route().api()).filter(api -> api.cors().isPresent())
                .findFirst().map(api -> preflight(request, api));
    }

    private static HttpResponse preflight(HttpRequest request, RouteApi api) {
        Cors cors = api.cors().orElseThrow();
        List<Header> headers = new ArrayList<>(allowed(request, cors));
        if (!headers.isEmpty()) {
            headers.add(new Header("Access-Control-Allow-Methods", cors.methods()));
            headers.add(new Header("Access-Control-Allow-Headers", cors.headers()));
            cors.maxAge().ifPresent(age -> headers.add(new Header("Access-Control-Max-Age", age)));
        }
        return new HttpResponse(api.kind() == RouteApi.Kind.REST ? 200 : 204, headers, Body.EMPTY);
    }

    /** An HTTP API says by itself who may read an answer; functions behind a REST API do. */
    static HttpResponse readable(HttpRequest request, RouteApi api, HttpResponse answer) {
        if (api.kind() == RouteApi.Kind.REST || api.cors().isEmpty()) {
            return answer;
        }
        List<Header> headers = new ArrayList<>(answer.headers());
        headers.removeIf(h -> h.name().equalsIgnoreCase(ALLOW_ORIGIN));
        headers.addAll(allowed(request, api.cors().get()));
        return new HttpResponse(answer.status(), headers, answer.body());
    }

    private static List<Header> allowed(HttpRequest request, Cors cors) {
        Optional<String> origin = request.headers().first("Origin").filter(cors::allows);
        if (origin.isEmpty()) {
            return List.of();
        }
        List<Header> headers = new ArrayList<>();
        boolean all = cors.origins().contains("*") && !cors.credentials();
        headers.add(new Header(ALLOW_ORIGIN, all ? "*" : origin.get()));
        if (cors.credentials()) {
            headers.add(new Header("Access-Control-Allow-Credentials", "true"));
        }
        return headers;
    }
}
