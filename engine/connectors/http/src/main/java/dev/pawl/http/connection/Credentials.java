package dev.pawl.http.connection;

import dev.pawl.http.transport.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one call is given by its connection, with all secrets in it.
 *
 * @param headers
 *            the proof of who calls first
 * @param token
 *            the access token among them, if there is one
 */
public record Credentials(List<Field> headers, Map<String, String> query, Map<String, String> body,
        Optional<String> token) {
    /** Nothing: a call without a connection. */
    public static final Credentials NONE = new Credentials(List.of(), Map.of(), Map.of(), Optional.empty());

    /** Without the values. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
