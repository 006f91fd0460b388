package dev.pawl.connector.function.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The Runtime API as a function's process sees it. */
final class RuntimeClient {
    private static final int ENDED = 500;

    private final String root;

    RuntimeClient(String address) {
        this.root = "http://" + address + "/2018-06-01/runtime/";
    }

    /**
     * An event to work on.
     *
     * @param headers
     *            by name in lower case
     */
    record Event(String payload, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** Waits for the next event. */
    Event next() throws IOException {
        HttpURLConnection connection = open("invocation/next");
        if (connection.getResponseCode() >= ENDED) {
            System.exit(0);
        }
        Map<String, String> headers = new TreeMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        try (InputStream body = connection.getInputStream()) {
            return new Event(new String(body.readAllBytes(), StandardCharsets.UTF_8), headers);
        }
    }

    void returned(String requestId, byte[] result) throws IOException {
        post("invocation/" + requestId + "/response", result);
    }

    void failed(String requestId, byte[] failure) throws IOException {
        post("invocation/" + requestId + "/error", failure);
    }

    void initFailed(byte[] failure) throws IOException {
        post("init/error", failure);
    }

    private void post(String path, byte[] body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        // The answer says nothing that could be acted upon, but it has to be read for the connection to be kept.
        InputStream answer = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream();
        if (answer != null) {
            try (answer) {
                answer.readAllBytes();
            }
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(root + path).toURL()
                .openConnection(java.net.Proxy.NO_PROXY);
        connection.setReadTimeout(0);
        return connection;
    }
}
