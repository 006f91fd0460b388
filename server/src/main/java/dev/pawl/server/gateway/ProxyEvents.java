package dev.pawl.server.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.application.Route;
import dev.pawl.server.application.Route.PayloadFormat;
import dev.pawl.server.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Requests as the events that API Gateway's proxy integrations hand to functions. */
final class ProxyEvents {
    private ProxyEvents() {}

    static ObjectNode of(HttpRequest request, RouteTable.Match match, PayloadFormat format, Caller caller) {
        return switch (format) {
            case V1 -> first(request, match, caller);
            case V2 -> second(request, match, caller);
        };
    }

    /** Format 1.0. */
    private static ObjectNode first(HttpRequest request, RouteTable.Match match, Caller caller) {
        Route route = match.route();
        Map<String, List<String>> headers = request.headers().all();
        Map<String, List<String>> query = Query.read(request.query());
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", PayloadFormat.V1.version())
                .put("resource", route.path()).put("path", RouteTable.decoded(request.path()))
                .put("httpMethod", request.method());
        last(headers, event, "headers");
        all(headers, event, "multiValueHeaders");
        last(query, event, "queryStringParameters");
        all(query, event, "multiValueQueryStringParameters");
        if (match.parameters().isEmpty()) {
            event.putNull("pathParameters");
        } else {
            match.parameters().forEach(event.putObject("pathParameters")::put);
        }
        event.putNull("stageVariables");
        ObjectNode context = event.putObject("requestContext");
        caller.put(route.api().id(), route.api().stage(), request, context);
        context.put("extendedRequestId", caller.requestId()).put("httpMethod", request.method())
                .put("path", "/" + route.api().stage() + request.path()).put("protocol", "HTTP/1.1")
                .put("requestTime", caller.time()).put("requestTimeEpoch", caller.at().toEpochMilli())
                .put("resourceId", route.method() + " " + route.path()).put("resourcePath", route.path());
        context.putObject("identity").put("sourceIp", Caller.SOURCE).put("userAgent", Caller.userAgent(request));
        EventBody.put(request, route.api(), PayloadFormat.V1, event);
        return event;
    }

    private static void last(Map<String, List<String>> values, ObjectNode event, String name) {
        if (values.isEmpty()) {
            event.putNull(name);
            return;
        }
        ObjectNode object = event.putObject(name);
        values.forEach((key, all) -> object.put(key, all.getLast()));
    }

    private static void all(Map<String, List<String>> values, ObjectNode event, String name) {
        if (values.isEmpty()) {
            event.putNull(name);
            return;
        }
        ObjectNode object = event.putObject(name);
        values.forEach((key, all) -> all.forEach(object.withArrayProperty(key)::add));
    }

    /** Format 2.0. */
    private static ObjectNode second(HttpRequest request, RouteTable.Match match, Caller caller) {
        Route route = match.route();
        String key = route.path().equals(Route.DEFAULT) ? Route.DEFAULT : route.method() + " " + route.path();
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", PayloadFormat.V2.version())
                .put("routeKey", key).put("rawPath", RouteTable.decoded(request.path()))
                .put("rawQueryString", request.query());
        ArrayNode cookies = JsonNodeFactory.instance.arrayNode();
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        request.headers().all().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Cookie")) {
                values.stream().flatMap(value -> Stream.of(value.split(";"))).map(String::strip).forEach(cookies::add);
            } else {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
            }
        });
        if (!cookies.isEmpty()) {
            event.set("cookies", cookies);
        }
        event.set("headers", headers);
        Map<String, List<String>> query = Query.read(request.query());
        if (!query.isEmpty()) {
            ObjectNode object = event.putObject("queryStringParameters");
            query.forEach((name, values) -> object.put(name, String.join(",", values)));
        }
        if (!match.parameters().isEmpty()) {
            match.parameters().forEach(event.putObject("pathParameters")::put);
        }
        ObjectNode context = event.putObject("requestContext");
        caller.put(route.api().id(), route.api().stage(), request, context);
        context.put("routeKey", key).put("time", caller.time()).put("timeEpoch", caller.at().toEpochMilli());
        context.putObject("http").put("method", request.method()).put("path", RouteTable.decoded(request.path()))
                .put("protocol", "HTTP/1.1").put("sourceIp", Caller.SOURCE)
                .put("userAgent", Caller.userAgent(request));
        EventBody.put(request, route.api(), PayloadFormat.V2, event);
        return event;
    }
}
