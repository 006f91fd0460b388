package dev.pawl.server.httptask;

import dev.pawl.json.Json;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * A Jetty that repeats whatever it is told, in every way that there is: with any status, as JSON and as text.
 */
final class TalkativeRemote implements AutoCloseable {
    static final String TOKEN = "issued/access+token=1";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    TalkativeRemote() throws Exception {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                answer(request, response, callback);
                return true;
            }
        });
        server.start();
    }

    private void answer(Request request, Response response, Callback callback) throws Exception {
        Map<String, Object> said = new TreeMap<>();
        for (HttpField field : request.getHeaders()) {
            said.put(field.getName(), field.getValue());
        }
        said.put("query", String.valueOf(request.getHttpURI().getQuery()));
        said.put("body", Content.Source.asString(request));
        String json = Json.write(Json.mapper().valueToTree(said));
        heard.add(json);
        String[] path = request.getHttpURI().getPath().split("/", -1);
        boolean token = path[1].equals("token");
        response.setStatus(token ? 200 : Integer.parseInt(path[1]));
        response.getHeaders().put("X-Heard", String.valueOf(request.getHeaders().get("Authorization")));
        response.getHeaders().put("Retry-After", "7");
        response.getHeaders().put("Content-Type", path.length > 2 ? path[2].replace('-', '/') : "application/json");
        String body = token
                ? "{\"access_token\": \"" + TOKEN + "\", \"expires_in\": 3600}"
                : json;
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }

    String url(String path) {
        return "http://127.0.0.1:" + connector.getLocalPort() + path;
    }

    /** All that it was told. */
    List<String> heard() {
        return heard;
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
