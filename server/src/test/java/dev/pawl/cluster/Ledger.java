package dev.pawl.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The world outside: functions behind the Lambda Invoke API that write down what was asked of them. */
final class Ledger implements AutoCloseable {
    private final HttpServer server;
    /** How often each side effect happened: execution and state. */
    final Map<String, Integer> calls = new ConcurrentHashMap<>();

    Ledger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String what = Json.read(body).path("what").asText();
        calls.merge(what, 1, Integer::sum);
        try {
            // long enough to be under way when something happens to the node
            TimeUnit.MILLISECONDS.sleep(what.endsWith("slow") ? 1500 : 20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] answer = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** What happened more than once. */
    long doubled() {
        return calls.values().stream().filter(times -> times > 1).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
