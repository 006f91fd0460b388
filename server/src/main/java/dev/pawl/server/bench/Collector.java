package dev.pawl.server.bench;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Takes whatever spans are sent, and forgets them. */
final class Collector implements AutoCloseable {
    private static final int THREADS = 8;

    private final Server server;
    private final ServerConnector connector;

    private Collector() {
        server = new Server(new QueuedThreadPool(THREADS));
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Content.Source.consumeAll(request);
                response.setStatus(200);
                response.write(true, ByteBuffer.allocate(0), callback);
                return true;
            }
        });
    }

    static Collector start() {
        Collector collector = new Collector();
        try {
            collector.server.start();
        } catch (Exception e) {
            throw new IllegalStateException("Expected a free port", e);
        }
        return collector;
    }

    String url() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Expected the collector to stop", e);
        }
    }
}
