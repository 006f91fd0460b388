package dev.pawl.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.EngineException;
import dev.pawl.json.Json;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import dev.pawl.store.jooq.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers and errors; the one place that turns an exception into an answer. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int OK = 200;
    private static final int INTERNAL_ERROR = 500;
    private static final Header CONTENT_TYPE = new Header("Content-Type", "application/x-amz-json-1.0");

    private Answers() {}

    static HttpResponse success(JsonNode answer, String requestId) {
        return new HttpResponse(OK, List.of(CONTENT_TYPE, requestId(requestId)), body(answer));
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** What a failure is called. */
    static String code(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof EngineException error) {
            return ApiErrors.of(error).code();
        }
        if (isAway(cause)) {
            return ApiErrors.unavailable().code();
        }
        return cause instanceof ApiException error ? error.code() : "InternalFailure";
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof StoreException failed && failed.isAway();
    }

    static HttpResponse failure(Throwable failure, String requestId) {
        Throwable cause = cause(failure);
        if (cause instanceof ApiException error) {
            return refusal(error, requestId);
        }
        if (cause instanceof EngineException error) {
            return refusal(ApiErrors.of(error), requestId);
        }
        if (isAway(cause)) {
            return refusal(ApiErrors.unavailable(), requestId);
        }
        // Only where it happened: a message could quote what the caller sent.
        LOG.error("Request {} failed: {}", requestId, Traces.withoutMessages(cause));
        return error(ApiException.protocol("InternalFailure", "", INTERNAL_ERROR), requestId);
    }

    private static HttpResponse refusal(ApiException error, String requestId) {
        LOG.debug("Request {} was refused: {}", requestId, error.code());
        return error(error, requestId);
    }

    private static HttpResponse error(ApiException error, String requestId) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("__type", error.type());
        if (!error.message().isEmpty()) {
            answer.put("message", error.message());
        }
        error.fields().forEach(answer::put);
        List<Header> headers = new ArrayList<>(List.of(CONTENT_TYPE, requestId(requestId)));
        headers.add(new Header("x-amzn-ErrorType", error.code()));
        if (error.waitSeconds() > 0) {
            headers.add(new Header("Retry-After", Long.toString(error.waitSeconds())));
        }
        return new HttpResponse(error.httpStatus(), headers, body(answer));
    }

    private static Header requestId(String requestId) {
        return new Header("x-amzn-RequestId", requestId);
    }

    private static Body body(JsonNode node) {
        try {
            return Body.of(Json.mapper().writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a tree that can be written as JSON", e);
        }
    }
}
