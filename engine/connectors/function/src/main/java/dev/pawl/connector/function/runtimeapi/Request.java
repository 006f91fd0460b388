package dev.pawl.connector.function.runtimeapi;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request of a function's process.
 *
 * @param headers
 *            by name in lower case
 * @param body
 *            empty if it was longer than can be taken; {@code length} still tells how long it was
 * @param length
 *            in bytes
 */
record Request(String method, String path, Map<String, String> headers, byte[] body, long length) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean tooLong() {
        return length > body.length;
    }

    boolean lastOfConnection() {
        return header("connection").filter("close"::equalsIgnoreCase).isPresent();
    }
}
