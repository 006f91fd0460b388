package dev.pawl.server.auth;

import dev.pawl.server.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one form of a request that both sides sign. */
final class CanonicalRequest {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/";
    private static final Pattern SPACES = Pattern.compile(" +");

    private CanonicalRequest() {}

    /** Its SHA-256 in hex digits. The hash of the body in it is ours, whatever the caller says about it. */
    static String hash(HttpRequest request, Authorization authorization) {
        return hash(request, authorization, sha256(request.body().bytes()));
    }

    /** The same with what the caller says that the body's hash is, while there is no body. */
    static String hash(HttpRequest request, Authorization authorization, String bodyHash) {
        StringBuilder text = new StringBuilder(512).append(request.method()).append('\n')
                .append(path(request.path())).append('\n').append(query(request.query()))
                .append('\n');
        for (String name : authorization.signedHeaders()) {
            text.append(name.toLowerCase(Locale.ROOT)).append(':').append(value(request, name)).append('\n');
        }
        text.append('\n').append(String.join(";", authorization.signedHeaders())).append('\n')
                .append(bodyHash);
        return sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What is encoded already is encoded once more: all services but S3 have it so. */
    private static String path(String path) {
        StringBuilder text = new StringBuilder(path.isEmpty() ? "/" : "");
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            text.append(PLAIN.indexOf(b) >= 0 ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return text.toString();
    }

    private static String value(HttpRequest request, String name) {
        return request.headers().all(name).stream().map(value -> SPACES.matcher(value.trim()).replaceAll(" "))
                .collect(Collectors.joining(","));
    }

    private static String query(String query) {
        return query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&")).map(pair -> pair.contains("=") ? pair : pair + "=").sorted()
                        .collect(Collectors.joining("&"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java, but it is missing", e);
        }
    }
}
