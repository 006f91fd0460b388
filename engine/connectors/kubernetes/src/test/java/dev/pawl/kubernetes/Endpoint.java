package dev.pawl.kubernetes;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An HTTP server that remembers the last request, and answers as it is told, or not at all. */
final class Endpoint implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private volatile Reply reply = (response, callback) -> callback.succeeded();
    private volatile @Nullable Asked asked;

    /** A request. */
    record Asked(String line, HttpFields headers, String body) {
        String header(HttpHeader name) {
            return Objects.requireNonNullElse(headers.get(name), "");
        }
    }

    /** What comes back. */
    private interface Reply {
        void to(Response response, Callback callback);
    }

    Endpoint() {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                asked = new Asked(request.getMethod() + " " + request.getHttpURI().getPathQuery(),
                        request.getHeaders(), Content.Source.asString(request, StandardCharsets.UTF_8));
                reply.to(response, callback);
                return true;
            }
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    void answers(int status, String body) {
        reply = (response, callback) -> {
            response.setStatus(status);
            Content.Sink.write(response, true, body, callback);
        };
    }

    void redirects(String to) {
        reply = (response, callback) -> {
            response.setStatus(307);
            response.getHeaders().put(HttpHeader.LOCATION, to);
            callback.succeeded();
        };
    }

    void neverAnswers() {
        reply = (response, callback) -> {
            // the callback is never called
        };
    }

    void stopsInTheMiddle() {
        reply = (response, callback) -> {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 1_000);
            Content.Sink.write(response, false, "{\"half\":", Callback.NOOP);
        };
    }

    Asked asked() {
        return Objects.requireNonNull(asked);
    }

    boolean wasAsked() {
        return asked != null;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
