package dev.pawl.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One connection over which a test says exactly what it wants to, right or wrong. */
public final class RawHttp implements AutoCloseable {
    /** What came back. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public JsonNode json() {
            return Json.read(body);
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private final Socket socket;

    public RawHttp(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A correct request of the AWS CLI's kind, with some headers changed; a null value leaves one out. */
    public static String request(int port, String operation, String body, Map<String, String> changes) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "127.0.0.1:" + port);
        headers.put("Content-Type", "application/x-amz-json-1.0");
        headers.put("X-Amz-Target", "AWSStepFunctions." + operation);
        headers.put("Content-Length", String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
        headers.putAll(changes);
        StringBuilder text = new StringBuilder("POST / HTTP/1.1\r\n");
        headers.forEach((name, value) -> {
            if (!value.equals(ABSENT)) {
                text.append(name).append(": ").append(value).append("\r\n");
            }
        });
        return text.append("\r\n").append(body).toString();
    }

    /** Stands for a header that is left out. */
    public static final String ABSENT = "(absent)";

    public RawHttp send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one answer with a Content-Length. */
    public Answer receive() {
        try {
            InputStream in = socket.getInputStream();
            String[] status = line(in).split(" ", 3);
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            return new Answer(Integer.parseInt(status[1]), headers,
                    new String(in.readNBytes(length), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server has closed the connection. */
    public boolean isAtEnd() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Expected an answer, but the connection ended after '" + line + "'");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        hangUp();
    }

    /** Ends the connection from our side. */
    public void hangUp() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
