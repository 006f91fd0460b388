package dev.pawl.connector.function.runtimeapi;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request of a function's process.
 *
 * @param headers
 *            by name in lower case
 * @param body
 *            empty if it was too long
 * @param tooLong
 *            whether it was longer than can be taken
 * @param length
 *            in bytes
 */
record Request(String method, String path, Map<String, String> headers, String body, boolean tooLong, long length) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * Whether a page that somebody looks at on this machine made a browser send it: such a page must not take
     * an event away from the function. A name that was made to point here stands in Host.
     */
    boolean isOfBrowser() {
        return headers.containsKey("origin") || headers.containsKey("sec-fetch-mode")
                || header("host").filter(host -> !host.startsWith("127.0.0.1:") && !host.startsWith("localhost:"))
                        .isPresent();
    }

    boolean lastOfConnection() {
        return header("connection").filter("close"::equalsIgnoreCase).isPresent();
    }
}
