package dev.pawl.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The other end of calls: a Jetty that keeps what it was asked, and answers by path. */
final class Remote implements AutoCloseable {
    /** A request as it arrived. */
    record Arrived(String method, String target, Map<String, List<String>> headers, String body) {
        Optional<String> header(String name) {
            return headers.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(name))
                    .map(e -> String.join(",", e.getValue())).findFirst();
        }
    }

    /** Answers a request. */
    interface Behaviour {
        void answer(Arrived arrived, Response response, Callback callback) throws Exception;
    }

    private final Server server = new Server();
    private final ServerConnector connector;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();

    private Remote(Optional<Path> keyStore) throws Exception {
        if (keyStore.isPresent()) {
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStorePath(keyStore.get().toString());
            tls.setKeyStorePassword(Certificates.PASSWORD);
            HttpConfiguration config = new HttpConfiguration();
            config.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"),
                    new HttpConnectionFactory(config));
        } else {
            connector = new ServerConnector(server);
        }
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Arrived one = arrived(request);
                arrived.add(one);
                Behaviour behaviour = behaviours.getOrDefault(request.getHttpURI().getPath(), json(404, "{}"));
                behaviour.answer(one, response, callback);
                return true;
            }
        });
        server.start();
    }

    static Remote plain() throws Exception {
        return new Remote(Optional.empty());
    }

    static Remote encrypted(Path keyStore) throws Exception {
        return new Remote(Optional.of(keyStore));
    }

    private static Arrived arrived(Request request) throws Exception {
        Map<String, List<String>> headers = new java.util.LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName(), name -> new java.util.ArrayList<>()).add(field.getValue());
        }
        return new Arrived(request.getMethod(), request.getHttpURI().getPathQuery(), headers,
                Content.Source.asString(request));
    }

    Remote on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    int port() {
        return connector.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    List<Arrived> arrived() {
        return arrived;
    }

    Arrived last() {
        return arrived.getLast();
    }

    static Behaviour json(int status, String body) {
        return answer(status, "application/json", body);
    }

    static Behaviour answer(int status, String type, String body) {
        return bytes(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static Behaviour bytes(int status, String type, byte[] body) {
        return (one, response, callback) -> {
            response.setStatus(status);
            if (!type.isEmpty()) {
                response.getHeaders().put("Content-Type", type);
            }
            response.write(true, ByteBuffer.wrap(body), callback);
        };
    }

    static Behaviour with(String header, String value, Behaviour behaviour) {
        return (one, response, callback) -> {
            response.getHeaders().put(header, value);
            behaviour.answer(one, response, callback);
        };
    }

    /** Says what arrived. */
    static Behaviour echo() {
        return (one, response, callback) -> {
            ObjectNode said = JsonNodeFactory.instance.objectNode().put("method", one.method())
                    .put("target", one.target()).put("body", one.body());
            JsonNode headers = Json.mapper().valueToTree(one.headers());
            said.set("headers", headers);
            json(200, Json.write(said)).answer(one, response, callback);
        };
    }

    static Behaviour never() {
        return (one, response, callback) -> {
            // The callback is never told: the request stays open.
        };
    }

    @Override
    public void close() {
        try {
            server.setStopTimeout(0);
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Expected a server that stops, but: " + e.getMessage(), e);
        }
    }
}
