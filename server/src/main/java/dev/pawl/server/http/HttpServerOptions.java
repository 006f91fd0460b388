package dev.pawl.server.http;

import dev.pawl.server.tls.TlsSettings;
import java.time.Duration;

/**
 * Where to listen, and how much one caller may take.
 *
 * @param host
 *            the address or name to bind to
 * @param port
 *            0 for any that is free
 * @param maxBodyBytes
 *            longest body that is read; a longer one is refused with status 413
 * @param idleTimeout
 *            how long a connection may be silent while we wait for its next request or the rest of a body
 * @param bodyTimeout
 *            how long a body may take in all, however steadily it trickles in
 * @param maxConnections
 *            how many may be open; more have to wait until one is closed
 * @param threads
 *            how many requests are worked on at the same moment; requests that wait need none
 * @param tls
 *            how connections are protected
 */
public record HttpServerOptions(String host, int port, int maxBodyBytes, Duration idleTimeout, Duration bodyTimeout,
        int maxConnections, int threads, TlsSettings tls) {
    /** AWS takes requests of 1 MiB in all; JSON's escapes in a definition of that size get some room on top. */
    private static final int MAX_BODY_BYTES = 1024 * 1024 + 512 * 1024;

    /** A little longer than the AWS SDKs keep idle connections, so that it is they who close them. */
    private static final Duration IDLE = Duration.ofSeconds(65);

    /** Local, with limits that suit one machine. */
    public static HttpServerOptions loopback(int port) {
        return new HttpServerOptions("127.0.0.1", port, MAX_BODY_BYTES, IDLE, Duration.ofSeconds(60),
                20_000, 64, TlsSettings.NONE);
    }

    /** The same on another address. */
    public HttpServerOptions withHost(String otherHost) {
        return new HttpServerOptions(otherHost, port, maxBodyBytes, idleTimeout, bodyTimeout, maxConnections, threads,
                tls);
    }

    /** The same for more or fewer callers. */
    public HttpServerOptions withRoom(int connections, int workers) {
        return new HttpServerOptions(host, port, maxBodyBytes, idleTimeout, bodyTimeout, connections, workers, tls);
    }

    /** The same for bodies of another length. */
    public HttpServerOptions withMaxBodyBytes(int bytes) {
        return new HttpServerOptions(host, port, bytes, idleTimeout, bodyTimeout, maxConnections, threads,
                tls);
    }

    /** The same with other time-outs. */
    public HttpServerOptions withTimeouts(Duration idle, Duration body) {
        return new HttpServerOptions(host, port, maxBodyBytes, idle, body, maxConnections, threads,
                tls);
    }

    /** The same with connections that are protected in that way. */
    public HttpServerOptions withTls(TlsSettings settings) {
        return new HttpServerOptions(host, port, maxBodyBytes, idleTimeout, bodyTimeout, maxConnections, threads,
                settings);
    }
}
