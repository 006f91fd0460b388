package dev.pawl.server.rest;

import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Tells browsers that answers are data for our own pages: nothing in them runs, and no other page shows them.
 */
public final class PrivateAnswers implements HttpHandler {
    private static final List<Header> HEADERS = List.of(new Header("X-Content-Type-Options", "nosniff"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"), new Header("Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"));

    private final HttpHandler next;

    /** The same answers as that handler's. */
    public PrivateAnswers(HttpHandler next) {
        this.next = next;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        return next.handle(request).thenApply(PrivateAnswers::guarded);
    }

    private static HttpResponse guarded(HttpResponse answer) {
        List<Header> headers = new ArrayList<>(answer.headers());
        headers.addAll(HEADERS);
        return new HttpResponse(answer.status(), headers, answer.body(), answer.stream());
    }
}
