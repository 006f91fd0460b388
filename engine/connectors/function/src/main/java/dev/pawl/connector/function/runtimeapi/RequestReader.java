package dev.pawl.connector.function.runtimeapi;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the HTTP/1.1 requests of one connection, each within bounds. */
final class RequestReader {
    private static final int MAX_LINE_BYTES = 64 * 1024;
    private static final int MAX_HEADERS = 200;

    private final InputStream in;
    private final int maxBodyBytes;

    RequestReader(InputStream in, int maxBodyBytes) {
        this.in = new BufferedInputStream(in, 16 * 1024);
        this.maxBodyBytes = maxBodyBytes;
    }

    /**
     * The next request; none if the other end has hung up.
     *
     * @param continuing
     *            told to whoever waits for a word before it sends its body
     */
    Optional<Request> next(ContinueSignal continuing) throws IOException {
        Optional<String> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.get().split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new IOException("Expected an HTTP/1.1 request, but got another first line");
        }
        Map<String, String> headers = headers();
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            continuing.send();
        }
        Body body = headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).contains("chunked")
                ? chunked()
                : sized(length(headers));
        return Optional
                .of(new Request(words[0], path(words[1]), headers, body.text, body.length > maxBodyBytes, body.length));
    }

    /** Says that the body may come. */
    interface ContinueSignal {
        void send() throws IOException;
    }

    private record Body(String text, long length) {}

    private static String path(String target) {
        String path = target.replaceFirst("^https?://[^/]*", "");
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        while (true) {
            String line = line().orElseThrow(EOFException::new);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MAX_HEADERS) {
                throw new IOException("Expected at most " + MAX_HEADERS + " headers, but got more or none");
            }
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
    }

    private static long length(Map<String, String> headers) throws IOException {
        try {
            return Math.max(0, Long.parseLong(headers.getOrDefault("content-length", "0")));
        } catch (NumberFormatException e) {
            throw new IOException("Expected a number in Content-Length, but got something else", e);
        }
    }

    private Body sized(long length) throws IOException {
        if (length > maxBodyBytes) {
            in.skipNBytes(length);
            return new Body("", length);
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new Body(new String(bytes, StandardCharsets.UTF_8), length);
    }

    private Body chunked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long length = 0;
        while (true) {
            long size = chunkSize(line().orElseThrow(EOFException::new));
            if (size == 0) {
                break;
            }
            length += size;
            if (length > maxBodyBytes) {
                bytes.reset();
                in.skipNBytes(size);
            } else {
                bytes.writeBytes(in.readNBytes((int) size));
            }
            line();
        }
        while (!line().orElseThrow(EOFException::new).isEmpty()) {
            // trailers say nothing that is needed
        }
        return new Body(bytes.toString(StandardCharsets.UTF_8), length);
    }

    private static long chunkSize(String line) throws IOException {
        try {
            return Long.parseLong(line.replaceFirst(";.*", "").strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("Expected the size of a chunk, but got something else", e);
        }
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        for (; b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw new IOException("Expected lines of at most " + MAX_LINE_BYTES + " bytes, but one is longer");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
