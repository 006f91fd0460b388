package dev.pawl.kubernetes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request to a Kubernetes API server.
 *
 * @param path
 *            with a slash at its beginning
 * @param query
 *            parameters with their values
 * @param mostBytes
 *            of the answer's body that are read
 */
record ApiRequest(String method, String path, Map<String, List<String>> query, Optional<Body> body, int mostBytes) {
    /** More than an execution can carry, so that it is still an answer that says what is too large. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    /** What is sent, and as what. */
    record Body(String contentType, String text) {
        static Body json(String text) {
            return new Body("application/json", text);
        }
    }

    static ApiRequest get(String path, Map<String, List<String>> query) {
        return new ApiRequest("GET", path, query, Optional.empty(), MOST_BYTES);
    }

    static ApiRequest send(String method, String path, String json) {
        return new ApiRequest(method, path, Map.of(), Optional.of(Body.json(json)), MOST_BYTES);
    }

    /** Path and query as they stand in the request line. */
    String target() {
        String parameters = query.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> encode(each.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + parameters;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
