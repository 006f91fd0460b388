package dev.pawl.server.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a route answers.
 *
 * @param status
 *            of HTTP
 * @param body
 *            JSON, if there is any
 */
public record RestResponse(int status, Optional<JsonNode> body) {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    /** All went well. */
    public static RestResponse ok(JsonNode body) {
        return new RestResponse(OK, Optional.of(body));
    }

    /** Something is there now that was not. */
    public static RestResponse created(JsonNode body) {
        return new RestResponse(CREATED, Optional.of(body));
    }

    /** All went well, and there is nothing to say. */
    public static RestResponse noContent() {
        return new RestResponse(NO_CONTENT, Optional.empty());
    }

    /** The same as a stage that is complete. */
    public CompletionStage<RestResponse> now() {
        return CompletableFuture.completedFuture(this);
    }
}
