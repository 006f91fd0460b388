package dev.pawl.server.http;

import dev.pawl.server.http.HttpResponse.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Puts onto every answer what tells browsers to trust it as little as possible. A page that needs more, such
 * as the
 * console's, says so itself.
 */
public final class SecurityHeaders implements HttpHandler {
    /** For an answer that says nothing about it. */
    static final List<Header> UNLESS_SAID = List.of(new Header("X-Content-Type-Options", "nosniff"),
            new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
            new Header("X-Frame-Options", "DENY"), new Header("Referrer-Policy", "no-referrer"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"),
            new Header("Cross-Origin-Opener-Policy", "same-origin"),
            new Header("Permissions-Policy",
                    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"),
            new Header("Cache-Control", "no-store"));

    private final Duration hsts;
    private final HttpHandler next;

    /**
     * The same answers with more header fields.
     *
     * @param hsts
     *            for how long browsers that came by TLS shall come by TLS alone; zero for as they like
     */
    public SecurityHeaders(Duration hsts, HttpHandler next) {
        this.hsts = hsts;
        this.next = next;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        return next.handle(request).thenApply(answer -> guarded(answer, request.connection().encrypted()));
    }

    private HttpResponse guarded(HttpResponse answer, boolean encrypted) {
        List<Header> headers = new ArrayList<>(answer.headers());
        for (Header header : UNLESS_SAID) {
            if (headers.stream().noneMatch(said -> said.name().equalsIgnoreCase(header.name()))) {
                headers.add(header);
            }
        }
        if (encrypted && hsts.isPositive()) {
            headers.add(new Header("Strict-Transport-Security", "max-age=" + hsts.toSeconds()));
        }
        return new HttpResponse(answer.status(), headers, answer.body(), answer.stream());
    }
}
