package dev.pawl.examples.crm;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * A CRM with a token endpoint. It gives tokens to the client {@code pawl}, keeps customers in memory, and is
 * busy when it is
 * asked for the first time.
 */
public final class CrmServer implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final String client;
    private final Map<String, String> customers = new ConcurrentHashMap<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicBoolean asked = new AtomicBoolean();

    /** What is answered. */
    private record Answer(int status, String json) {}

    /**
     * Listens on this machine.
     *
     * @param port
     *            0 for any
     * @param clientSecret
     *            of the client
     */
    public CrmServer(int port, String clientSecret) throws Exception {
        client = "Basic " + Base64.getEncoder().encodeToString(("pawl:" + clientSecret)
                .getBytes(StandardCharsets.UTF_8));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Answer answer = answer(request, Content.Source.asString(request));
                response.setStatus(answer.status);
                response.getHeaders().put("Content-Type", "application/json");
                if (answer.status == 429) {
                    response.getHeaders().put("Retry-After", "2");
                }
                Content.Sink.write(response, true, answer.json, callback);
                return true;
            }
        });
        server.start();
    }

    private Answer answer(Request request, String body) {
        String who = String.valueOf(request.getHeaders().get("Authorization"));
        if (request.getHttpURI().getPath().equals("/token")) {
            return who.equals(client) ? token() : new Answer(401, "{\"error\": \"invalid_client\"}");
        }
        if (tokens.stream().noneMatch(token -> who.equals("Bearer " + token))) {
            return new Answer(401, "{\"message\": \"Who are you?\"}");
        }
        if (!asked.getAndSet(true)) {
            return new Answer(429, "{\"message\": \"Too much to do\"}");
        }
        return switch (request.getHttpURI().getPath()) {
            case "/customers" -> customer(body);
            case "/letters" -> letters(body);
            default -> new Answer(404, "{\"message\": \"There is no such thing\"}");
        };
    }

    private Answer token() {
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        return new Answer(200,
                "{\"access_token\": \"" + token + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}");
    }

    private Answer customer(String body) {
        String id = "c-" + (customers.size() + 1);
        String existing = customers.putIfAbsent(body, id);
        return existing == null
                ? new Answer(201, "{\"id\": \"" + id + "\"}")
                : new Answer(409, "{\"message\": \"There is such a customer\", \"existing\": \"" + existing + "\"}");
    }

    private static Answer letters(String body) {
        Fields form = new Fields(true);
        UrlEncoded.decodeUtf8To(body, form);
        return new Answer(200, "{\"topics\": " + form.getValuesOrEmpty("topics[]").size() + ", \"consent\": \""
                + form.getValue("consent[by]") + "\"}");
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** How many tokens were given. */
    public int tokensGiven() {
        return tokens.size();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Expected a server that stops, but: " + e.getMessage(), e);
        }
    }

    /** Serves on port 7070 until it is stopped, with the secret in CRM_CLIENT_SECRET. */
    public static void main(String[] arguments) throws Exception {
        String secret = System.getenv("CRM_CLIENT_SECRET");
        if (secret == null) {
            throw new IllegalStateException("Expected the client's secret in CRM_CLIENT_SECRET, but it is not set");
        }
        try (CrmServer crm = new CrmServer(7070, secret)) {
            System.out.println("The CRM listens on port " + crm.port() + ".");
            crm.server.join();
        }
    }
}
