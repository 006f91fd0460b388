package dev.pawl.server.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.EngineException;
import dev.pawl.json.Json;
import dev.pawl.server.api.Traces;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import dev.pawl.store.jooq.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a problem that can be sent (RFC 9457). */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int INTERNAL_ERROR = 500;
    private static final int CONFLICT = 409;
    /** A validation error for AWS, but what stands against it is how things are. */
    private static final String COMPLETED = "CANNOT_UPDATE_COMPLETED_MAP_RUN";
    /** What the wire API answers with status 400 throughout has a status of its own here; the first that fits. */
    private static final Map<Pattern, Integer> STATUS = new LinkedHashMap<>();

    static {
        STATUS.put(Pattern.compile(".*DoesNotExist|ResourceNotFound"), 404);
        STATUS.put(Pattern.compile(".*AlreadyExists|Conflict.*|StateMachineDeleting|ExecutionNotRedrivable"), 409);
        STATUS.put(Pattern.compile("AccessDeniedException"), 403);
        STATUS.put(Pattern.compile(".*(Limit|Quota)Exceeded(Exception)?|Throttling.*"), 429);
        STATUS.put(Pattern.compile("InvalidToken"), 400);
        STATUS.put(Pattern.compile(".*Token.*|.*Signature.*|UnrecognizedClientException"), 401);
    }

    private Problems() {}

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** What a failure is called. */
    static String name(Throwable failure) {
        return switch (cause(failure)) {
            case ProblemException problem -> problem.name();
            case ApiException error -> error.code();
            case EngineException error -> ApiErrors.of(error).code();
            case StoreException away when away.isAway() -> ApiErrors.unavailable().code();
            case Throwable other -> "InternalFailure";
        };
    }

    static HttpResponse answer(Throwable failure, String requestId) {
        Throwable cause = cause(failure);
        return switch (cause) {
            case ProblemException problem -> answer(problem, requestId);
            case ApiException error -> answer(problem(error), requestId);
            case EngineException error -> answer(problem(ApiErrors.of(error)), requestId);
            case StoreException away when away.isAway() -> {
                // the store has told of it already
                LOG.debug("Request {} failed: the database is away", requestId);
                yield answer(problem(ApiErrors.unavailable()), requestId);
            }
            default -> {
                // Only where it happened: a message could quote what the caller sent.
                LOG.error("Request {} failed: {}", requestId, Traces.withoutMessages(cause));
                yield answer(new ProblemException(INTERNAL_ERROR, "InternalFailure",
                        "Something broke here; the server's log has more under this request's id."), requestId);
            }
        };
    }

    /** An error of the wire API with the status that REST has for it. */
    private static ProblemException problem(ApiException error) {
        String detail = error.message().isEmpty()
                ? "Expected another request; this one is not understood"
                : error.message();
        return new ProblemException(status(error), error.code(), detail).after(error.waitSeconds());
    }

    private static int status(ApiException error) {
        if (COMPLETED.equals(error.fields().get("reason"))) {
            return CONFLICT;
        }
        String code = error.code();
        return STATUS.entrySet().stream().filter(entry -> entry.getKey().matcher(code).matches())
                .map(Map.Entry::getValue).findFirst().orElse(error.httpStatus());
    }

    private static HttpResponse answer(ProblemException problem, String requestId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "urn:pawl:problem:" + problem.name())
                .put("title", problem.name()).put("status", problem.status()).put("detail", problem.detail())
                .put("code", problem.name()).put("instance", "urn:pawl:request:" + requestId);
        if (!problem.mistakes().isEmpty()) {
            ArrayNode errors = body.putArray("errors");
            problem.mistakes().forEach(mistake -> errors.addObject().put("pointer", mistake.pointer())
                    .put("detail", mistake.detail()));
        }
        List<Header> headers = new ArrayList<>(List.of(new Header("Content-Type", "application/problem+json"),
                new Header("Cache-Control", "no-store")));
        if (problem.waitSeconds() > 0) {
            headers.add(new Header("Retry-After", Long.toString(problem.waitSeconds())));
        }
        return new HttpResponse(problem.status(), headers, Body.of(Json.write(body)));
    }
}
