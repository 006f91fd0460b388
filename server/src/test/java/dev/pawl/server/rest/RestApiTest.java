package dev.pawl.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.access.Door;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.RequestSignature;
import dev.pawl.server.auth.SigV4Authenticator;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.http.HttpServer;
import dev.pawl.server.http.HttpServerOptions;
import dev.pawl.server.http.Mounts;
import dev.pawl.server.rest.openapi.ApiDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestApiTest {
    private static final AccessKey KEY = new AccessKey("AKID", "secret", Principal.admin("carol"));
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = serve(Authenticator.OPEN, (principal, operation, resource) -> !resource.equals("arn:closed"));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private static HttpServer serve(Authenticator authenticator, AccessPolicy policy) throws IOException {
        List<Route> routes = List.of(
                new Route("GET", "/things/{id}", "DescribeThing", request -> "arn:" + request.path("id"),
                        request -> RestResponse.ok(echo(request)).now()),
                new Route("POST", "/things", "CreateThing", request -> RestResponse.created(echo(request)
                        .put("name", request.text("name"))).now()),
                new Route("DELETE", "/things/{id}", "DeleteThing", request -> RestResponse.noContent().now()),
                new Route("POST", "/things/{id}/break", "BreakThing", request -> {
                    throw new IllegalStateException("hunter22");
                }),
                new Route("POST", "/things/{id}/refuse", "RefuseThing", request -> CompletableFuture
                        .failedFuture(ProblemException.conflict("ThingIsBusy", "Expected a thing at rest, but no."))));
        RestApi api = new RestApi(routes, Door.of(authenticator, policy), ApiDocument.read());
        return HttpServer.start(HttpServerOptions.loopback(0),
                new Mounts(List.of(new HttpMount("/api/v1/", api)), request -> {
                    throw new AssertionError("not mounted: " + request.path());
                }));
    }

    private static ObjectNode echo(RestRequest request) {
        ObjectNode echo = JsonNodeFactory.instance.objectNode().put("caller", request.principal().name());
        request.path().forEach(echo::put);
        request.query().forEach((name, value) -> echo.put("?" + name, value));
        return echo;
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(uri(path)).method(method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void findsTheRouteAndDecodesWhatVaries() throws Exception {
        HttpResponse<String> answer = send(request("GET", "/things/a%3Ab+c?x=1&y=%20z&x=2", "")
                .header("Pawl-User", "alice"));
        assertThat(answer.body())
                .isEqualTo("{\"caller\":\"alice\",\"id\":\"a:b+c\",\"?x\":\"2\",\"?y\":\" z\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(send(request("DELETE", "/things/a", "")).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GET  | /nothing         | 404 | RouteDoesNotExist",
            "PUT  | /things/a        | 405 | MethodNotAllowed",
            "GET  | /things/closed   | 403 | AccessDeniedException",
            "POST | /things          | 400 | InvalidRequest",
            "POST | /things/a/refuse | 409 | ThingIsBusy",
            "POST | /things/a/break  | 500 | InternalFailure"})
    void problemsHaveTheirStatusAndName(String method, String path, int status, String name) throws Exception {
        HttpResponse<String> answer = send(request(method, path, ""));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.read(answer.body()).path("type").asText()).isEqualTo("urn:pawl:problem:" + name);
        assertThat(answer.body()).contains("urn:pawl:request:").doesNotContain("hunter22");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "application/json | {\"name\": \"x\"} | 201", "application/json; charset=utf-8 | {\"name\": \"x\"} | 201",
            "text/plain | {\"name\": \"x\"} | 415", "application/json | [1] | 400", "application/json | { | 400",
            "application/json | {\"name\": 7} | 400"})
    void bodiesAreJsonObjects(String type, String body, int status) throws Exception {
        assertThat(send(request("POST", "/things", body).header("Content-Type", type)).statusCode()).isEqualTo(status);
    }

    @Test
    void aNameThatIsNoneIsRefused() throws Exception {
        assertThat(send(request("GET", "/things/a", "").header("Pawl-User", "a b")).statusCode()).isEqualTo(400);
    }

    @Test
    void signedRequestsAreTakenInTheNameOfTheirKey() throws Exception {
        server.close();
        server = serve(new SigV4Authenticator(List.of(KEY), "us-east-1", Clock.systemUTC()), AccessPolicy.ALLOW_ALL);
        assertThat(send(request("GET", "/things/a", "").header("Pawl-User", "alice")).statusCode()).isEqualTo(401);
        String body = "{\"name\": \"x\"}";
        Map<String, String> signature = RequestSignature.headers(KEY, "us-east-1", "POST", uri("/things?b=2&a=1"),
                body.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder signed = request("POST", "/things?b=2&a=1", body).header("Content-Type", "application/json")
                .header("Pawl-User", "alice");
        signature.forEach(signed::header);
        HttpResponse<String> answer = send(signed);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Json.read(answer.body()).path("caller").asText()).isEqualTo("carol");
    }
}
