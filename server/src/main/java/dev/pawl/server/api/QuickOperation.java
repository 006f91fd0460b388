package dev.pawl.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An operation that never waits. */
public interface QuickOperation extends Operation {
    /** As {@link #call}, at once. */
    ObjectNode answer(Request request);

    @Override
    default CompletionStage<? extends JsonNode> call(Request request) {
        return CompletableFuture.completedFuture(answer(request));
    }
}
