package dev.pawl.server.api.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.engine.MapRuns;
import dev.pawl.runtime.MapRunLimits;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.Request;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Gives a map run that goes on other limits. */
record UpdateMapRun(MapRuns mapRuns) implements Operation {
    @Override
    public CompletionStage<? extends JsonNode> call(Request request) {
        MapRunLimits limits = new MapRunLimits(request.number("maxConcurrency"),
                request.optional("toleratedFailureCount").map(v -> OptionalLong.of(v.longValue()))
                        .orElse(OptionalLong.empty()),
                request.optional("toleratedFailurePercentage").map(v -> OptionalDouble.of(v.doubleValue()))
                        .orElse(OptionalDouble.empty()));
        return mapRuns.update(request.text("mapRunArn"), limits)
                .thenApply(done -> JsonNodeFactory.instance.objectNode());
    }
}
