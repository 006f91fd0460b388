package dev.pawl.server.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Calls routes of the REST API as a program would. */
public final class RestClient implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    public RestClient(int port) {
        this.port = port;
    }

    /** A status and JSON; an empty object if there was no body. */
    public record Answer(int status, JsonNode body) {
        /** Status and code of a problem. */
        public String problem() {
            return status + " " + body.path("code").asText();
        }
    }

    /** A text as one segment of a path or a value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
    }

    /** Any answer that is as the document says; an empty body is not sent at all. */
    public Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            DocumentedAnswers.check(answer);
            return new Answer(answer.statusCode(), answer.body().isEmpty()
                    ? JsonNodeFactory.instance.objectNode()
                    : Json.read(answer.body()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The answer to a request that must succeed. */
    public JsonNode ok(String method, String path, Object... members) {
        Answer answer = send(method, path, members.length == 0 ? "" : object(members));
        if (answer.status() >= 300) {
            throw new AssertionError(method + " " + path + " " + answer);
        }
        return answer.body();
    }

    public JsonNode get(String path) {
        return ok("GET", path);
    }

    /** Status and code of the answer to a request that must fail. */
    public String refused(String method, String path, Object... members) {
        Answer answer = send(method, path, members.length == 0 ? "" : object(members));
        if (answer.status() < 400) {
            throw new AssertionError(method + " " + path + " " + answer);
        }
        return answer.problem();
    }

    private static String object(Object... members) {
        var object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < members.length; i += 2) {
            object.set((String) members[i], Json.mapper().valueToTree(members[i + 1]));
        }
        return Json.write(object);
    }

    @Override
    public void close() {
        client.close();
    }
}
