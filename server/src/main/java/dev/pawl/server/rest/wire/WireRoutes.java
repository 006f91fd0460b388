package dev.pawl.server.rest.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.api.OperationCalls;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.util.concurrent.CompletionStage;

/**
 * Makes routes that carry out an operation of the wire API, so that both have the same rules, grants, answers
 * and
 * errors.
 */
public final class WireRoutes {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final OperationCalls calls;

    /** Routes to these operations. */
    public WireRoutes(OperationCalls calls) {
        this.calls = calls;
    }

    /** What an operation is asked for by a request. */
    @FunctionalInterface
    public interface Reading {
        /** The operation's input. */
        ObjectNode input(RestRequest request);
    }

    /** What becomes of an operation's answer, in which times are ISO 8601. */
    @FunctionalInterface
    public interface Writing {
        /** The route's answer. */
        RestResponse answer(RestRequest request, ObjectNode answer);
    }

    /** A route whose answer is the operation's. */
    public Route route(String method, String path, String operation, Reading reading) {
        return route(method, path, operation, reading, (request, answer) -> RestResponse.ok(answer));
    }

    /** A route after which there is something new: the operation's answer tells what. */
    public Route creating(String path, String operation, Reading reading) {
        return route("POST", path, operation, reading, (request, answer) -> RestResponse.created(answer));
    }

    /** A route with nothing to say in the end. */
    public Route silent(String method, String path, String operation, Reading reading) {
        return route(method, path, operation, reading, (request, answer) -> RestResponse.noContent());
    }

    /** A route that shows a page of a list, under another name than the operation gives it. */
    public Route list(String path, String operation, String wireName, String name, Reading reading) {
        Reading paged = request -> {
            ObjectNode input = reading.input(request).put("maxResults",
                    request.number("limit", USUAL_PAGE, 1, LARGEST_PAGE));
            request.query("after").ifPresent(after -> input.put("nextToken", after));
            return input;
        };
        return route("GET", path, operation, paged, (request, answer) -> {
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.set(name, answer.path(wireName));
            if (answer.hasNonNull("nextToken")) {
                page.set("after", answer.path("nextToken"));
            }
            return RestResponse.ok(page);
        });
    }

    /** A route. */
    public Route route(String method, String path, String operation, Reading reading, Writing writing) {
        return granted(method, path, operation, reading, request -> call(operation, request, reading.input(request))
                .thenApply(answer -> writing.answer(request, answer)));
    }

    /** A route with an action of its own for those who may carry out this operation. */
    public Route granted(String method, String path, String operation, Reading reading, Route.Action action) {
        return new Route(method, path, operation,
                request -> calls.resource(operation, request.principal(), reading.input(request)), action);
    }

    /**
     * The answer of an operation, once it is certain that the caller may carry it out.
     *
     * @throws dev.pawl.server.rest.ProblemException
     *             if not
     */
    public CompletionStage<ObjectNode> call(String operation, RestRequest request, ObjectNode input) {
        String resource = calls.resource(operation, request.principal(), input);
        request.require(operation, resource);
        return calls.call(operation, request.id(), request.principal(), input, request.hungUp())
                .thenApply(answer -> IsoTimes.of(calls.model(operation).output(), answer));
    }

    /** An input with this member. */
    public static ObjectNode input(String member, String value) {
        return JsonNodeFactory.instance.objectNode().put(member, value);
    }

    /** An input with the path's ARN as this member. */
    public static Reading path(String member) {
        return request -> input(member, request.path("arn"));
    }

    /** The body as the input, with the path's ARN as this member. */
    public static Reading bodyAnd(String member) {
        return request -> request.body().deepCopy().put(member, request.path("arn"));
    }
}
