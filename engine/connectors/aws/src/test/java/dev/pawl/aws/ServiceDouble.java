package dev.pawl.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Stands for a service that speaks JSON: remembers what it was asked, and answers as it is told. */
public final class ServiceDouble implements AutoCloseable {
    /** What it was asked, in order. */
    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Function<Asked, Answer> answers;

    /** A call. */
    public record Asked(String operation, JsonNode body) {}

    /** An answer. */
    public record Answer(int status, String body) {
        /** A refusal by that code. */
        public static Answer refused(String code) {
            return new Answer(400, "{\"__type\":\"" + code + "\",\"message\":\"no\"}");
        }
    }

    /** Listens on this machine alone. */
    public ServiceDouble(Function<Asked, Answer> first) {
        answers = first;
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers like this from now on. */
    public void answer(Function<Asked, Answer> other) {
        answers = other;
    }

    /** Where it listens. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Settings that name this double for a service. */
    public Settings settings(String service) {
        return new Settings("123456789012", "us-east-1", name -> name.equals("AWS_ENDPOINT_URL_" + service)
                ? Optional.of(endpoint())
                : Optional.empty());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Asked one = new Asked(target.substring(target.indexOf('.') + 1), Json.read(text));
        asked.add(one);
        Answer answer = answers.apply(one);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
