package dev.pawl.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer.
 *
 * @param body
 *            all of it
 * @param stream
 *            what is sent instead of the body, bit by bit
 */
public record HttpResponse(int status, List<Header> headers, Body body, Optional<BodyStream> stream) {
    /** One header field of an answer. */
    public record Header(String name, String value) {}

    /** Keeps its own copy of the header fields. */
    public HttpResponse {
        headers = List.copyOf(headers);
    }

    /** A whole answer. */
    public HttpResponse(int status, List<Header> headers, Body body) {
        this(status, headers, body, Optional.empty());
    }

    /** An answer that goes on until its stream ends or the caller goes away. */
    public static HttpResponse streaming(int status, List<Header> headers, BodyStream stream) {
        return new HttpResponse(status, headers, Body.EMPTY, Optional.of(stream));
    }

    /**
     * An answer to a request that no handler gets to see. It has the form in which AWS's clients look for the
     * name of an
     * error and for words to show.
     */
    static HttpResponse refusal(int status, String error, String message) {
        String json = Json.write(JsonNodeFactory.instance.objectNode().put("__type", error).put("message", message));
        List<Header> headers = new ArrayList<>(SecurityHeaders.UNLESS_SAID);
        headers.addFirst(new Header("Content-Type", "application/json"));
        return new HttpResponse(status, headers, Body.of(json));
    }
}
