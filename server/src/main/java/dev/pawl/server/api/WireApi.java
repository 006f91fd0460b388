package dev.pawl.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.access.Door;
import dev.pawl.server.api.check.RequestCheck;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.audit.Deed;
import dev.pawl.server.audit.Results;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.RequestMeters;
import dev.pawl.server.http.TraceHeaders;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.MDC;

/** The wire API as a whole: from an HTTP request to the operation and back. */
public final class WireApi implements HttpHandler {
    /**
     * None of these can be sent by a form or a script of another site without asking first, and we never agree.
     */
    private static final Set<String> CONTENT_TYPES = Set.of("application/x-amz-json-1.0", "application/x-amz-json-1.1");
    private static final Set<String> STARTS = Set.of("StartExecution", "StartSyncExecution");
    private static final String POLL = "GetActivityTask";
    /** Answered minutes later, when who asked may not be known any more. */
    private static final Set<String> WAITING = Set.of(POLL, "StartSyncExecution");
    private static final int NOT_FOUND = 404;

    private final Operations operations;
    private final Door door;
    private final ResourceOwner owner;
    private final PageTokens pageTokens;
    private final RequestMeters meters;

    /** Serves these operations, and counts nothing. */
    public WireApi(Operations operations, Door door, ResourceOwner owner, PageTokens pageTokens) {
        this(operations, door, owner, pageTokens, RequestMeters.NONE);
    }

    /** Serves these operations to those who pass the door. */
    public WireApi(Operations operations, Door door, ResourceOwner owner, PageTokens pageTokens,
            RequestMeters meters) {
        this.operations = operations;
        this.door = door;
        this.owner = owner;
        this.pageTokens = pageTokens;
        this.meters = meters;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest http) {
        String requestId = RequestIds.next();
        MDC.put("request", requestId);
        long began = System.nanoTime();
        try {
            return answer(http, requestId)
                    .handle((answer, failure) -> counted(http, began, answer == null
                            ? Answers.failure(failure == null ? new NullPointerException("no answer") : failure,
                                    requestId)
                            : Answers.success(answer, requestId)));
        } catch (RuntimeException | StackOverflowError e) {
            return CompletableFuture.completedFuture(counted(http, began, Answers.failure(e, requestId)));
        } finally {
            MDC.remove("request");
            MDC.remove("principal");
        }
    }

    private HttpResponse counted(HttpRequest http, long began, HttpResponse answer) {
        String operation = operations.byTarget(http.headers().first("X-Amz-Target").orElse(""))
                .map(entry -> entry.model().name()).orElse(RequestMeters.UNKNOWN);
        meters.answered("states", operation, answer, System.nanoTime() - began);
        return answer;
    }

    private CompletionStage<? extends JsonNode> answer(HttpRequest http, String requestId) {
        Operations.Entry entry = operation(http);
        String name = entry.model().name();
        Principal principal = door.enter(http, name, requestId);
        door.pace(principal, name);
        MDC.put("principal", principal.name());
        ObjectNode input = read(http);
        RequestCheck.check(entry.model(), input);
        if (STARTS.contains(entry.model().name())) {
            TraceHeaders.into(http.headers(), input);
        }
        String resource = entry.resource(input);
        Deed deed = new Deed(Optional.of(principal), name, resource, http.connection().address(), requestId);
        if (!owner.owns(resource) || !door.policy().allows(principal, name, resource)) {
            door.refused(deed, "AccessDeniedException");
            throw ApiErrors.accessDenied(owner.userArn(principal), name, resource);
        }
        if (!WAITING.contains(name)) {
            return call(entry, deed, new Request(requestId, principal, input, http.hungUp(), pageTokens,
                    door.policy()));
        }
        return door.awaited(http, principal, () -> door.policy().allows(principal, name, resource), gone -> {
            if (name.equals(POLL)) {
                CompletionStage<Void> unused = http.hungUp().thenRun(() -> gone.complete(null));
            }
            return call(entry, deed, new Request(requestId, principal, input, gone, pageTokens, door.policy()));
        });
    }

    private CompletionStage<JsonNode> call(Operations.Entry entry, Deed deed, Request request) {
        return door.noted(deed, () -> entry.operation().call(request), Results::of, Answers::code);
    }

    private Operations.Entry operation(HttpRequest http) {
        if (!http.method().equals("POST") || !http.path().equals("/")) {
            throw ApiException.protocol("UnknownOperationException",
                    "Expected POST /, but got another method or path.", NOT_FOUND);
        }
        if (!CONTENT_TYPES.contains(contentType(http))) {
            throw ApiException.protocol("UnknownOperationException",
                    "Expected the content type application/x-amz-json-1.0, but got another or none.", NOT_FOUND);
        }
        return operations.byTarget(http.headers().first("X-Amz-Target").orElse(""))
                .orElseThrow(() -> ApiException.protocol("UnknownOperationException", ""));
    }

    private static String contentType(HttpRequest http) {
        String value = http.headers().first("Content-Type").orElse("");
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode read(HttpRequest http) {
        JsonNode body;
        try {
            body = Json.mapper().readTree(http.body().bytes());
        } catch (IOException e) {
            throw ApiException.protocol("SerializationException", "");
        }
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.protocol("SerializationException",
                body.isArray() ? "Start of list found where not expected" : "");
    }
}
