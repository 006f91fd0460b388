package dev.pawl.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.access.KeyCabinet.Made;
import dev.pawl.server.access.KeyCabinet.Wanted;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Principal;
import dev.pawl.store.Credentials.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Calls a server with bearer tokens. */
final class Callings implements AutoCloseable {
    static final Principal ROOT = Principal.admin("root");
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    Callings(String url) {
        this.url = url;
    }

    /** A status, what kind of error, and the whole answer. */
    record Answer(int status, String code, JsonNode body, Optional<String> retryAfter) {}

    static Made made(Installed server, Kind kind, String name, String... grants) {
        List<Grant> all = Arrays.stream(grants).map(Grant::parse).toList();
        return server.cabinet().create(new Wanted(kind, name, all, Optional.empty()), ROOT);
    }

    static String token(Installed server, String name, String... grants) {
        return made(server, Kind.TOKEN, name, grants).secret();
    }

    Answer wire(String token, String operation, String body) {
        return send(request("/", token).header("X-Amz-Target", "AWSStepFunctions." + operation)
                .header("Content-Type", "application/x-amz-json-1.0").POST(BodyPublishers.ofString(body)).build());
    }

    Answer rest(String token, String method, String path, String body) {
        return send(request("/api/v1" + path, token).header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode body = Json.read(json && !response.body().isEmpty() ? response.body() : "{}");
            String type = body.path("__type").asText(body.path("code").asText());
            return new Answer(response.statusCode(), type.substring(type.indexOf('#') + 1), body,
                    response.headers().firstValue("Retry-After"));
        } catch (IOException e) {
            throw new AssertionError(request.toString(), e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
