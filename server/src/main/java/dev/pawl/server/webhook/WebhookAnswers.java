package dev.pawl.server.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.Executions;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.server.api.Traces;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers to callers. What is wrong with a machine is the log's business, not a stranger's. */
final class WebhookAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookAnswers.class);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int BROKEN = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;
    private static final Header LATER = new Header("Retry-After", "30");

    private WebhookAnswers() {}

    /** The execution's ARN, also of one that an earlier delivery of the same key started. */
    static CompletionStage<HttpResponse> started(CompletionStage<Executions.Started> start, Executions.Start wanted) {
        return start.thenApply(Executions.Started::executionArn).exceptionallyCompose(failure -> {
            boolean before = cause(failure) instanceof EngineException refused
                    && refused.reason() == Reason.EXECUTION_ALREADY_EXISTS;
            return before
                    ? CompletableFuture.completedFuture(earlier(wanted))
                    : CompletableFuture.failedFuture(failure);
        }).thenApply(arn -> json(ACCEPTED, JsonNodeFactory.instance.objectNode().put("executionArn", arn), List.of()));
    }

    /** What a failure is called in the audit log. */
    static String code(Throwable failure) {
        return switch (cause(failure)) {
            case EngineException refused -> refused.reason().code();
            case WebhookException refused -> "Refused";
            case Throwable other -> "InternalFailure";
        };
    }

    static HttpResponse output(Payload output) {
        return new HttpResponse(OK, headers(List.of()), Body.of(output.text()));
    }

    static HttpResponse error(int status, String error) {
        return json(status, JsonNodeFactory.instance.objectNode().put("error", error), List.of());
    }

    static HttpResponse refusal(WebhookException refused) {
        return json(refused.status(), message(String.valueOf(refused.getMessage())),
                refused.status() == TOO_MANY ? List.of(LATER) : List.of());
    }

    static HttpResponse broken(String requestId) {
        return json(BROKEN, message("The execution could not be started; the server's log has more under request "
                + requestId), List.of());
    }

    static HttpResponse failure(Throwable failure, String requestId) {
        return switch (cause(failure)) {
            case WebhookException refused -> refusal(refused);
            case EngineException refused -> {
                LOG.warn("Request {} to a webhook could not start its execution: {}: {}", requestId,
                        refused.reason().code(), refused.getMessage());
                yield switch (refused.reason()) {
                    case EXECUTION_LIMIT_EXCEEDED, THROTTLED -> json(TOO_MANY,
                            message("Too many executions; try again later"),
                            List.of(LATER));
                    case STATE_MACHINE_DOES_NOT_EXIST, STATE_MACHINE_DELETING -> json(NOT_FOUND,
                            message("What this webhook starts is not there; the server's log has more under request "
                                    + requestId),
                            List.of());
                    case INVALID_EXECUTION_INPUT, INVALID_NAME -> json(BAD_REQUEST,
                            message("This request does not fit what it would start; the server's log has more under"
                                    + " request " + requestId),
                            List.of());
                    case SERVICE_UNAVAILABLE -> json(UNAVAILABLE, message("Try again later"), List.of(LATER));
                    default -> broken(requestId);
                };
            }
            case Throwable other -> {
                LOG.error("Request {} to a webhook failed: {}", requestId, Traces.withoutMessages(other));
                yield broken(requestId);
            }
        };
    }

    private static String earlier(Executions.Start start) {
        try {
            return ArnParser.parse(start.stateMachineArn(), StateMachineRef.class).machine()
                    .execution(start.name().orElse("")).text();
        } catch (ArnException e) {
            throw new IllegalStateException("Expected the ARN of a machine that exists, but it is none", e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static ObjectNode message(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text);
    }

    private static HttpResponse json(int status, ObjectNode body, List<Header> further) {
        return new HttpResponse(status, headers(further), Body.of(Json.write(body)));
    }

    private static List<Header> headers(List<Header> further) {
        List<Header> headers = new ArrayList<>(List.of(new Header("Content-Type", "application/json"),
                new Header("Cache-Control", "no-store"), new Header("X-Content-Type-Options", "nosniff")));
        headers.addAll(further);
        return headers;
    }
}
