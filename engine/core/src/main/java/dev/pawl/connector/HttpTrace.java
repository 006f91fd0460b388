package dev.pawl.connector;

import java.util.Optional;

/**
 * What went over the wire for a task that is an HTTP call; told to whoever tests the state.
 *
 * @param sent
 *            with all that a connection added
 * @param written
 *            the same with nothing but what the definition says
 * @param response
 *            none if none came
 */
public record HttpTrace(Request sent, Request written, Optional<Response> response) {
    /**
     * A request.
     *
     * @param headers
     *            as text: {@code [name: value, name: value]}, which is how AWS shows them
     */
    public record Request(String protocol, String method, String url, Optional<String> headers,
            Optional<String> body) {
        /** Without what may hold secrets. */
        @Override
        public String toString() {
            return "Request[" + method + "]";
        }
    }

    /**
     * A response.
     *
     * @param headers
     *            as those of a request
     */
    public record Response(String protocol, String statusCode, Optional<String> statusMessage,
            Optional<String> headers, Optional<String> body) {}
}
