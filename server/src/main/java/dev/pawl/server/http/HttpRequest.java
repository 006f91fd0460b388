package dev.pawl.server.http;

import java.util.concurrent.CompletionStage;

/**
 * A whole request.
 *
 * @param path
 *            as it was sent, still encoded, without the query
 * @param query
 *            what follows the question mark, or an empty text
 * @param hungUp
 *            complete once the caller has gone away while the answer was awaited; that is only looked for if
 *            somebody
 *            waits for this stage
 * @param connection
 *            by which way it came
 */
public record HttpRequest(String method, String path, String query, Headers headers, Body body,
        CompletionStage<Void> hungUp, Connection connection) {
    /** A request from this machine. */
    public HttpRequest(String method, String path, String query, Headers headers, Body body,
            CompletionStage<Void> hungUp) {
        this(method, path, query, headers, body, hungUp, Connection.LOCAL);
    }

    /** The same request at another path. */
    public HttpRequest withPath(String other) {
        return new HttpRequest(method, other, query, headers, body, hungUp, connection);
    }

    /** The same by another way. */
    HttpRequest from(Connection other) {
        return new HttpRequest(method, path, query, headers, body, hungUp, other);
    }
}
