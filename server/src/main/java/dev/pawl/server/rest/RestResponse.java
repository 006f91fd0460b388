package dev.pawl.server.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.BodyStream;
import dev.pawl.server.http.HttpResponse.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a route answers.
 *
 * @param status
 *            of HTTP
 * @param headers
 *            besides those that every answer has
 */
public record RestResponse(int status, Content content, List<Header> headers) {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    /** What the answer consists of. */
    public sealed interface Content {
        /** Nothing. */
        record Nothing() implements Content {}

        /** JSON. */
        record Json(JsonNode value) implements Content {}

        /** Bytes of another type, such as a picture. */
        record Whole(String type, Body body) implements Content {}

        /** Bytes that come one after another for as long as somebody reads. */
        record Stream(String type, BodyStream stream) implements Content {}
    }

    /** Keeps its own copy of the header fields. */
    public RestResponse {
        headers = List.copyOf(headers);
    }

    /** JSON, or nothing. */
    public RestResponse(int status, Optional<JsonNode> body) {
        this(status, body.<Content>map(Content.Json::new).orElseGet(Content.Nothing::new), List.of());
    }

    /** All went well. */
    public static RestResponse ok(JsonNode body) {
        return new RestResponse(OK, Optional.of(body));
    }

    /** All went well, and here is something that is not JSON. */
    public static RestResponse ok(Content content) {
        return new RestResponse(OK, content, List.of());
    }

    /** Something is there now that was not. */
    public static RestResponse created(JsonNode body) {
        return new RestResponse(CREATED, Optional.of(body));
    }

    /** All went well, and there is nothing to say. */
    public static RestResponse noContent() {
        return new RestResponse(NO_CONTENT, Optional.empty());
    }

    /** The same with one more header field. */
    public RestResponse with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new RestResponse(status, content, more);
    }

    /** The same with another content. */
    RestResponse with(Content other) {
        return new RestResponse(status, other, headers);
    }

    /** The same as a stage that is complete. */
    public CompletionStage<RestResponse> now() {
        return CompletableFuture.completedFuture(this);
    }
}
