package dev.pawl.server.http;

import java.util.concurrent.CompletionStage;

/** Answers requests. */
@FunctionalInterface
public interface HttpHandler {
    /**
     * Answers one request, now or later. May block for a moment (it runs on a pool of a bounded number of
     * threads), but
     * whoever has to wait for something gives back a stage that is not complete yet. A stage that fails, and an
     * exception,
     * become an answer with status 500 and no details.
     */
    CompletionStage<HttpResponse> handle(HttpRequest request);
}
