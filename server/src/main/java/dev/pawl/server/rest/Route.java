package dev.pawl.server.rest;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One way to call the REST API.
 *
 * @param method
 *            GET, POST, PUT, PATCH or DELETE
 * @param path
 *            below {@code /api/v1}, with names in braces for what varies, such as {@code /approvals/{id}}
 * @param operation
 *            the name that access is granted by, such as {@code DecideApproval}
 * @param resource
 *            what a request is about, for the same purpose: an ARN, or a star for nothing in particular
 * @param action
 *            what is done
 */
public record Route(String method, String path, String operation, Function<RestRequest, String> resource,
        Action action) {
    /** Answers a request that came from somebody who may make it. May block for a moment. */
    @FunctionalInterface
    public interface Action {
        /**
         * The answer, now or later.
         *
         * @throws ProblemException
         *             what the caller is told; the stage may fail with it, too
         */
        CompletionStage<RestResponse> call(RestRequest request);
    }

    /** A route about nothing in particular. */
    public Route(String method, String path, String operation, Action action) {
        this(method, path, operation, request -> "*", action);
    }
}
