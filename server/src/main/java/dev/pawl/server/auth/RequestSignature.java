package dev.pawl.server.auth;

import dev.pawl.server.http.Body;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Signs requests to a server of ours as {@link SigV4Authenticator} wants them, for commands that call one.
 */
public final class RequestSignature {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final int DAY_LENGTH = 8;

    private RequestSignature() {}

    /** The headers that a request needs besides its own. */
    public static Map<String, String> headers(AccessKey key, String region, String method, URI uri, byte[] body) {
        String date = FORMAT.format(Clock.systemUTC().instant().atOffset(ZoneOffset.UTC));
        List<String> scope = List.of(date.substring(0, DAY_LENGTH), region, "states", "aws4_request");
        List<String> signed = List.of("host", "x-amz-date");
        HttpRequest request = new HttpRequest(method, uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                Headers.of(Map.of("host", List.of(uri.getAuthority()), "x-amz-date", List.of(date))), Body.of(body),
                new CompletableFuture<>());
        String hash = CanonicalRequest.hash(request, new Authorization(key.id(), scope, signed, ""));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Amz-Date", date);
        headers.put("Authorization", "AWS4-HMAC-SHA256 Credential=" + key.id() + "/" + String.join("/", scope)
                + ", SignedHeaders=" + String.join(";", signed) + ", Signature="
                + new SigningKey(key).sign(scope, date, hash));
        return headers;
    }
}
