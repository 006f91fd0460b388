package dev.pawl.server.http;

import dev.pawl.server.http.HttpResponse.Header;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;

/**
 * Behind the port that speaks plain HTTP for the sake of those who forget the s: browsers are sent on, and
 * programs
 * are refused, since what they sent has been read by anybody on the way.
 */
public final class EncryptedOnly implements HttpHandler {
    private static final int PERMANENT_REDIRECT = 308;
    private static final int HTTPS = 443;
    private static final HttpResponse REFUSED = HttpResponse.refusal(403, "AccessDeniedException",
            "Expected a request over https, but it came in the clear. What it carried, such as a token, may have been"
                    + " read on the way: change it.");

    private final IntSupplier port;
    private final HttpHandler next;

    /** Sends browsers to the port that speaks TLS. */
    public EncryptedOnly(IntSupplier port, HttpHandler next) {
        this.port = port;
        this.next = next;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        if (request.connection().encrypted()) {
            return next.handle(request);
        }
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        boolean secret = request.headers().first("Authorization").isPresent();
        return CompletableFuture.completedFuture(reading && !secret ? elsewhere(request) : REFUSED);
    }

    private HttpResponse elsewhere(HttpRequest request) {
        // the host is one of ours: others were refused before
        String host = request.headers().first("Host").orElse("");
        int colon = host.indexOf(':', Math.max(0, host.indexOf(']')));
        String name = colon < 0 ? host : host.substring(0, colon);
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String to = "https://" + name + (port.getAsInt() == HTTPS ? "" : ":" + port.getAsInt()) + request.path()
                + query;
        return new HttpResponse(PERMANENT_REDIRECT, List.of(new Header("Location", to),
                new Header("Cache-Control", "no-store")), Body.EMPTY);
    }
}
