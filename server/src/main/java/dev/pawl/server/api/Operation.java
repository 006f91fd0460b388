package dev.pawl.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One operation of the API. */
public interface Operation {
    /**
     * As the model names it, such as {@code StartExecution}; the class has the same name unless it says
     * otherwise.
     */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * The ARN of what a request would create. Empty if it creates nothing: then the request is about the resource
     * that it
     * names.
     */
    default Optional<String> creates(ObjectNode input) {
        return Optional.empty();
    }

    /**
     * The ARN of what a request is about, if no member of it is an ARN that says so.
     */
    default Optional<String> about(ObjectNode input) {
        return Optional.empty();
    }

    /**
     * Carries the operation out. The request has passed the model's checks and the caller may make it. May block
     * for a
     * moment; waits by giving back a stage that is not complete yet.
     *
     * @return the answer, an object with the members of the operation's output shape
     * @throws dev.pawl.server.api.error.ApiException
     *             what the caller is told; the stage may fail with it as well. Anything else is an error of ours.
     */
    CompletionStage<? extends JsonNode> call(Request request);
}
