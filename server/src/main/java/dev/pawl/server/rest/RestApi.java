package dev.pawl.server.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.access.Door;
import dev.pawl.server.api.RequestIds;
import dev.pawl.server.audit.Deed;
import dev.pawl.server.audit.Results;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.RequestMeters;
import dev.pawl.server.http.HttpResponse.Header;
import dev.pawl.server.rest.RestResponse.Content;
import dev.pawl.server.rest.openapi.ApiDocument;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.slf4j.MDC;

/** The REST API as a whole: finds the route, asks who calls and whether they may, and writes the answer. */
public final class RestApi implements HttpHandler {
    /** What all paths begin with. */
    public static final String PREFIX = "/api/v1";

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int METHOD_NOT_ALLOWED = 405;

    private record Entry(Route route, PathTemplate template) {}

    private record Found(Route route, Map<String, String> path) {}

    private final List<Entry> routes = new ArrayList<>();
    private final Door door;
    private final RequestGate gate;
    private final RequestMeters meters;

    /** Serves these routes, and counts nothing. */
    public RestApi(List<Route> routes, Door door, ApiDocument document) {
        this(routes, door, document, RequestMeters.NONE);
    }

    /** Serves these routes, and the document that describes them, to those who pass the door. */
    public RestApi(List<Route> routes, Door door, ApiDocument document, RequestMeters meters) {
        this.meters = meters;
        this.gate = new RequestGate(document);
        Route about = new Route("GET", "/openapi.json", "DescribeApi",
                request -> RestResponse.ok(document.json()).now());
        Stream.concat(routes.stream(), Stream.of(about))
                .forEach(route -> this.routes.add(new Entry(route, PathTemplate.of(route.path()))));
        this.door = door;
    }

    /** All of them. */
    public List<Route> routes() {
        return routes.stream().map(Entry::route).toList();
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest http) {
        String requestId = RequestIds.next();
        MDC.put("request", requestId);
        Asked asked = new Asked();
        try {
            return answer(http, requestId, asked).handle((answer, failure) -> counted(asked, answer == null
                    ? Problems.answer(failure == null ? new NullPointerException("no answer") : failure, requestId)
                    : response(answer)));
        } catch (RuntimeException | StackOverflowError e) {
            return CompletableFuture.completedFuture(counted(asked, Problems.answer(e, requestId)));
        } finally {
            MDC.remove("request");
            MDC.remove("principal");
        }
    }

    /** What a request turned out to ask for. */
    private static final class Asked {
        private final long began = System.nanoTime();
        private volatile String operation = RequestMeters.UNKNOWN;
    }

    private HttpResponse counted(Asked asked, HttpResponse answer) {
        meters.answered("rest", asked.operation, answer, System.nanoTime() - asked.began);
        return answer;
    }

    private CompletionStage<RestResponse> answer(HttpRequest http, String requestId, Asked asked) {
        Principal principal = door.enter(http, "-", requestId);
        MDC.put("principal", principal.name());
        Found found = route(http);
        asked.operation = found.route().operation();
        RestRequest request = new RestRequest(requestId, principal, found.path(), parameters(http.query()), body(http),
                http.headers(), http.hungUp(), door.policy());
        Route route = found.route();
        door.pace(principal, route.operation());
        gate.check(route, request.query(), request.body());
        String resource = route.resource().apply(request);
        Deed deed = new Deed(Optional.of(principal), route.operation(), resource, http.connection().address(),
                requestId);
        if (!request.may(route.operation(), resource)) {
            door.refused(deed, "AccessDeniedException");
        }
        request.require(route.operation(), resource);
        return door.<RestResponse>noted(deed, () -> route.action().call(request), RestApi::made, Problems::name)
                .thenApply(answer -> answer.content() instanceof Content.Stream stream
                        ? answer.with(new Content.Stream(stream.type(), new GuardedStream(stream.stream(),
                                end -> door.whileKnown(http, principal,
                                        () -> request.may(route.operation(), resource), end))))
                        : answer);
    }

    private static Map<String, String> made(RestResponse answer) {
        return answer.content() instanceof Content.Json json ? Results.of(json.value()) : Map.of();
    }

    private Found route(HttpRequest http) {
        String path = http.path().substring(PREFIX.length());
        TreeSet<String> others = new TreeSet<>();
        for (Entry entry : routes) {
            Optional<Map<String, String>> values = entry.template().match(path);
            if (values.isPresent() && entry.route().method().equals(http.method())) {
                return new Found(entry.route(), values.get());
            }
            values.ifPresent(any -> others.add(entry.route().method()));
        }
        if (others.isEmpty()) {
            throw ProblemException.notFound("RouteDoesNotExist", "Expected a path of the REST API, but got another");
        }
        throw new ProblemException(METHOD_NOT_ALLOWED, "MethodNotAllowed",
                "Expected " + String.join(" or ", others) + ", but got another method");
    }

    /** No form or script of another site can send this content type without asking first, and we never agree. */
    private static ObjectNode body(HttpRequest http) {
        if (http.body().bytes().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        String type = http.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new ProblemException(UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType",
                    "Expected the content type application/json, but got another or none");
        }
        try {
            JsonNode body = Json.mapper().readTree(http.body().bytes());
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // told below, without what was sent
        }
        throw ProblemException.invalid("Expected a JSON object in the body, but got something else");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                parameters.put(decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("Expected a query in percent-encoding, but it is broken");
        }
    }

    private static HttpResponse response(RestResponse answer) {
        List<Header> headers = new ArrayList<>(answer.headers());
        if (headers.stream().noneMatch(header -> header.name().equals("Cache-Control"))) {
            headers.add(new Header("Cache-Control", "no-store"));
        }
        return switch (answer.content()) {
            case Content.Nothing nothing -> new HttpResponse(answer.status(), headers, Body.EMPTY);
            case Content.Json json -> {
                headers.addFirst(new Header("Content-Type", "application/json"));
                yield new HttpResponse(answer.status(), headers, Body.of(Json.write(json.value())));
            }
            case Content.Whole whole -> {
                headers.addFirst(new Header("Content-Type", whole.type()));
                yield new HttpResponse(answer.status(), headers, whole.body());
            }
            case Content.Stream stream -> {
                headers.addFirst(new Header("Content-Type", stream.type()));
                yield HttpResponse.streaming(answer.status(), headers, stream.stream());
            }
        };
    }
}
