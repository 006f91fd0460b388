package dev.pawl.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.application.Route;
import dev.pawl.server.application.Route.PayloadFormat;
import dev.pawl.server.application.RouteApi;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    private static final Caller CALLER = new Caller("123456789012", "id-1", Instant.parse("2026-03-01T09:05:03.120Z"));

    private static HttpRequest request(byte[] body, String type) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Host", List.of("localhost:3000"));
        headers.put("X-Many", List.of("1", "2"));
        headers.put("Cookie", List.of("a=1; b=2"));
        headers.put("Content-Type", List.of(type));
        return new HttpRequest("POST", "/o/a%20b", "q=1&q=2+3&e", Headers.of(headers), Body.of(body),
                new CompletableFuture<>());
    }

    private static ObjectNode event(RouteApi.Kind kind, PayloadFormat format, byte[] body, String type) {
        RouteApi api = new RouteApi("api", kind, kind == RouteApi.Kind.REST ? "Prod" : "$default",
                List.of("image/*"), Optional.empty());
        Route route = new Route(api, "POST", "/o/{id}", new Route.Target.Function("f", format));
        return ProxyEvents.of(request(body, type), new RouteTable.Match(route, Map.of("id", "a b")), format, CALLER);
    }

    @Test
    void a_rest_api_hands_over_events_of_format_1() {
        assertThat(
                event(RouteApi.Kind.REST, PayloadFormat.V1, "{}".getBytes(StandardCharsets.UTF_8), "application/json"))
                .isEqualTo(Json.read("""
                        {"version": "1.0", "resource": "/o/{id}", "path": "/o/a b", "httpMethod": "POST",
                         "headers": {"Host": "localhost:3000", "X-Many": "2", "Cookie": "a=1; b=2",
                                     "Content-Type": "application/json"},
                         "multiValueHeaders": {"Host": ["localhost:3000"], "X-Many": ["1", "2"], "Cookie": ["a=1; b=2"],
                                     "Content-Type": ["application/json"]},
                         "queryStringParameters": {"q": "2 3", "e": ""},
                         "multiValueQueryStringParameters": {"q": ["1", "2 3"], "e": [""]},
                         "pathParameters": {"id": "a b"}, "stageVariables": null,
                         "requestContext": {"accountId": "123456789012", "apiId": "api", "domainName": "localhost",
                           "domainPrefix": "localhost", "requestId": "id-1", "stage": "Prod",
                           "extendedRequestId": "id-1", "httpMethod": "POST", "path": "/Prod/o/a%20b",
                           "protocol": "HTTP/1.1", "requestTime": "01/Mar/2026:09:05:03 +0000",
                           "requestTimeEpoch": 1772355903120, "resourceId": "POST /o/{id}",
                           "resourcePath": "/o/{id}", "identity": {"sourceIp": "127.0.0.1", "userAgent": ""}},
                         "body": "{}", "isBase64Encoded": false}
                        """));
    }

    @Test
    void an_http_api_hands_over_events_of_format_2() {
        assertThat(event(RouteApi.Kind.HTTP, PayloadFormat.V2, "a=b".getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded"))
                .isEqualTo(Json
                        .read("""
                                {"version": "2.0", "routeKey": "POST /o/{id}", "rawPath": "/o/a b", "rawQueryString": "q=1&q=2+3&e",
                                 "cookies": ["a=1", "b=2"],
                                 "headers": {"host": "localhost:3000", "x-many": "1,2",
                                             "content-type": "application/x-www-form-urlencoded"},
                                 "queryStringParameters": {"q": "1,2 3", "e": ""}, "pathParameters": {"id": "a b"},
                                 "requestContext": {"accountId": "123456789012", "apiId": "api", "domainName": "localhost",
                                   "domainPrefix": "localhost", "requestId": "id-1", "stage": "$default",
                                   "routeKey": "POST /o/{id}", "time": "01/Mar/2026:09:05:03 +0000",
                                   "timeEpoch": 1772355903120,
                                   "http": {"method": "POST", "path": "/o/a b", "protocol": "HTTP/1.1",
                                            "sourceIp": "127.0.0.1", "userAgent": ""}},
                                 "body": "YT1i", "isBase64Encoded": true}
                                """));
    }

    @Test
    void bodies_that_are_no_text_are_encoded() {
        byte[] bytes = {(byte) 0xff, 0};
        assertThat(event(RouteApi.Kind.REST, PayloadFormat.V1, bytes, "image/png").path("body").asText())
                .isEqualTo("/wA=");
        assertThat(event(RouteApi.Kind.REST, PayloadFormat.V1, bytes, "text/plain").path("isBase64Encoded").asBoolean())
                .isTrue();
        assertThat(event(RouteApi.Kind.REST, PayloadFormat.V1, new byte[0], "text/plain").path("body").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "V1 | {\"statusCode\": 201, \"body\": \"x\"} | 201 [Content-Type: application/json] x",
            "V1 | {\"statusCode\": \"204\"} | 204 [Content-Type: application/json]",
            "V1 | {\"statusCode\": 200, \"headers\": {\"content-type\": \"a/b\", \"A\": 1}, \"body\": \"aGk=\", \"isBase64Encoded\": true} | 200 [content-type: a/b, A: 1] hi",
            "V1 | {\"statusCode\": 200, \"headers\": {\"A\": \"0\", \"Content-Length\": \"9\"}, \"multiValueHeaders\": {\"A\": [\"1\", \"2\"], \"Content-Type\": [\"a/b\"]}} | 200 [A: 1, A: 2, Content-Type: a/b]",
            "V2 | {\"statusCode\": 200, \"cookies\": [\"a=1\"], \"body\": \"x\"} | 200 [Set-Cookie: a=1, Content-Type: text/plain; charset=utf-8] x",
            "V2 | {\"a\": 1} | 200 [Content-Type: application/json] {\"a\": 1}",
            "V2 | \"hello\" | 200 [Content-Type: application/json] hello",
            "V2 | null | 200 [Content-Type: application/json] null"})
    void answers_of_functions_are_taken(PayloadFormat format, String returned, String expected) {
        HttpResponse answer = ProxyAnswers.of(returned, format).orElseThrow();
        assertThat((answer.status() + " "
                + answer.headers().stream().map(h -> h.name() + ": " + h.value()).toList() + " "
                + answer.body().text()).strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"hello\"", "{}", "[200]", "{\"statusCode\": 99}", "{\"statusCode\": \"ok\"}",
            "nonsense",
            "{\"statusCode\": 200, \"body\": {\"a\": 1}}", "{\"statusCode\": 200, \"headers\": {\"a b\": \"c\"}}",
            "{\"statusCode\": 200, \"headers\": {\"a\": \"c\\r\\nd: e\"}}"})
    void what_is_no_answer_is_not(String returned) {
        assertThat(ProxyAnswers.of(returned, PayloadFormat.V1)).isEmpty();
    }
}
