package dev.pawl.server.http;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens on one address and passes whole requests to a handler. */
public final class HttpServer implements AutoCloseable {
    private static final int ACCEPT_BACKLOG = 1024;
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    /**
     * Whoever stands before us may not take a line feed alone for the end of a line: then two requests are in
     * one.
     */
    private static final HttpCompliance STRICT = HttpCompliance.RFC9110.without("STRICT",
            HttpCompliance.Violation.LF_HEADER_TERMINATION, HttpCompliance.Violation.LF_CHUNK_TERMINATION);

    private final Server server;
    private final ServerConnector connector;
    private final RequestIntake intake;
    private final Hangups hangups;
    private final Optional<TlsContext> tls;

    private HttpServer(Server server, ServerConnector connector, RequestIntake intake, Hangups hangups,
            Optional<TlsContext> tls) {
        this.tls = tls;
        this.hangups = hangups;
        this.server = server;
        this.connector = connector;
        this.intake = intake;
    }

    /**
     * Starts to listen. When this returns, requests are taken.
     *
     * @throws IOException
     *             if the address cannot be bound; the message says which and why
     * @throws dev.pawl.server.tls.TlsException
     *             if certificate or key cannot be used
     */
    public static HttpServer start(HttpServerOptions options, HttpHandler handler) throws IOException {
        return start(options, handler, request -> Standing.STRANGER);
    }

    /**
     * The same for callers of whom some are known.
     *
     * @param standings
     *            asked about the heads of requests that come with more than a short body, before it is read
     * @throws IOException
     *             if the address cannot be bound; the message says which and why
     */
    public static HttpServer start(HttpServerOptions options, HttpHandler handler,
            Function<HttpRequest, Standing> standings) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(options.threads(), Math.min(8, options.threads()));
        threads.setName("http");
        Server server = new Server(threads);
        Hangups hangups = Hangups.start();
        RequestIntake intake = new RequestIntake(handler, standings, options, threads, hangups);
        Optional<TlsContext> tls = options.tls().keys().map(keys -> TlsContext.start(options.tls(), keys));
        HeadRoom room = new HeadRoom(Runtime.getRuntime().maxMemory());
        ServerConnector connector = connector(server, options, options.port(), tls, room);
        options.tls().redirectFrom().ifPresent(port -> connector(server, options, port, Optional.empty(), room));
        server.addBean(new NetworkConnectionLimit(options.maxConnections(), server));
        server.setHandler(intake);
        server.setErrorHandler(new BareErrors());
        HttpServer started = new HttpServer(server, connector, intake, hangups, tls);
        started.listen(options);
        return started;
    }

    private static ServerConnector connector(Server server, HttpServerOptions options, int port,
            Optional<TlsContext> tls, HeadRoom room) {
        HttpConfiguration configuration = configuration();
        // which names are ours is asked of the Host header; Jetty's own question fails for addresses without a host
        tls.ifPresent(keys -> configuration.addCustomizer(new SecureRequestCustomizer(false)));
        HttpConnectionFactory http = MeasuredConnection.factory(configuration, room);
        ServerConnector connector = new ServerConnector(server, 1, 1, tls.<ConnectionFactory[]>map(
                keys -> new ConnectionFactory[]{new SslConnectionFactory(keys.factory(), http.getProtocol()), http})
                .orElseGet(() -> new ConnectionFactory[]{http}));
        connector.setHost(options.host());
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_BACKLOG);
        connector.setIdleTimeout(options.idleTimeout().toMillis());
        server.addConnector(connector);
        return connector;
    }

    private void listen(HttpServerOptions options) throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            stopServer();
            throw new IOException("Expected to listen on " + options.host() + ":" + options.port() + ", but "
                    + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        if (e instanceof InterruptedException || e.getCause() instanceof InterruptedException) {
            return "was told to stop while it started";
        }
        return e instanceof BindException || e.getCause() instanceof BindException
                ? "the address is in use or is not one of this machine"
                : String.valueOf(e.getMessage());
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setResponseHeaderSize(MAX_HEADER_BYTES);
        configuration.setHttpCompliance(STRICT);
        // an ARN with a slash is one segment of a path; who reads paths decodes each segment by itself
        configuration.setUriCompliance(
                UriCompliance.DEFAULT.with("SEGMENTS", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
        return configuration;
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** How many bytes of bodies are in memory. */
    long bodyBytes() {
        return intake.bodyBytes();
    }

    /** The port that sends browsers to the other one, if there is one. */
    public Optional<Integer> redirectPort() {
        return Arrays.stream(server.getConnectors()).map(ServerConnector.class::cast)
                .filter(other -> !other.equals(connector)).map(ServerConnector::getLocalPort).findFirst();
    }

    /**
     * Takes no more requests, lets those under way finish for as long as is given, answers the rest with status
     * 503, and
     * ends.
     */
    public void stop(Duration grace) {
        Arrays.stream(server.getConnectors()).forEach(each -> ((ServerConnector) each).close());
        intake.drain(grace);
        stopServer();
    }

    /** {@link #stop} without waiting for anybody. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }

    private void stopServer() {
        hangups.close();
        tls.ifPresent(TlsContext::close);
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Expected the HTTP server to stop, but it failed", e);
        }
    }
}
