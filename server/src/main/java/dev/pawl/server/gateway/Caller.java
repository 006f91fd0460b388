package dev.pawl.server.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What events say about the call itself.
 *
 * @param account
 *            that the API belongs to
 */
record Caller(String account, String requestId, Instant at) {
    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** Nobody else is listened to. */
    static final String SOURCE = "127.0.0.1";

    String time() {
        return CLF.format(at);
    }

    static String userAgent(HttpRequest request) {
        return request.headers().first("User-Agent").orElse("");
    }

    static String host(HttpRequest request) {
        return request.headers().first("Host").orElse("localhost");
    }

    void put(String apiId, String stage, HttpRequest request, ObjectNode context) {
        String host = host(request).replaceFirst(":\\d+$", "");
        context.put("accountId", account).put("apiId", apiId).put("domainName", host)
                .put("domainPrefix", host.replaceFirst("\\..*", "")).put("requestId", requestId).put("stage", stage);
    }
}
