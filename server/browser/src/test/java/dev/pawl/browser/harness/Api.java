package dev.pawl.browser.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Both APIs of a server, REST and AWS's, as a program calls them. */
public final class Api implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private String session = "";

    Api(String url) {
        this.url = url;
    }

    /** Signs in as a browser does, and goes on with that session; its cookie. */
    String signIn(String accessKeyId, String secretAccessKey) {
        session = "";
        HttpResponse<String> answer = get(HttpRequest.newBuilder(URI.create(url + "/api/v1/session"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(
                        Json.write(object("accessKeyId", accessKeyId, "secretAccessKey", secretAccessKey))))
                .build());
        session = answer.headers().firstValue("Set-Cookie").map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .orElseThrow(() -> new AssertionError("Expected a session, but " + answer.body()));
        return session;
    }

    /** The answer of a route that must succeed: members are names and values in turn. */
    public JsonNode rest(String method, String path, Object... members) {
        return restAs("", method, path, members);
    }

    /** The same in somebody's name. */
    public JsonNode restAs(String user, String method, String path, Object... members) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path)).method(method,
                members.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(object(members))));
        request.header("Content-Type", "application/json");
        if (!session.isEmpty()) {
            request.header("Cookie", session).header("Origin", url);
        }
        if (!user.isEmpty()) {
            request.header("Pawl-User", user);
        }
        return ok(request.build());
    }

    /** The answer of an operation of AWS's API that must succeed. */
    public JsonNode aws(String operation, Object... members) {
        return ok(HttpRequest.newBuilder(URI.create(url + "/"))
                .header("X-Amz-Target", "AWSStepFunctions." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString(Json.write(object(members)))).build());
    }

    private JsonNode ok(HttpRequest request) {
        HttpResponse<String> answer = get(request);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(request + " " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JsonNodeFactory.instance.objectNode() : Json.read(answer.body());
    }

    /** What is served to a browser at a path: headers and body. */
    HttpResponse<String> page(String path) {
        return get(HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html").build());
    }

    private HttpResponse<String> get(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static ObjectNode object(Object... members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < members.length; i += 2) {
            object.set((String) members[i], Json.mapper().valueToTree(members[i + 1]));
        }
        return object;
    }

    @Override
    public void close() {
        client.close();
    }
}
