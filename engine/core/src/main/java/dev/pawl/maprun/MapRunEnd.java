package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import java.util.Optional;

/** How a map run ends. */
public sealed interface MapRunEnd {
    /** With what the Map gives. */
    record Succeeded(Payload output) implements MapRunEnd {}

    /** Too many items failed, or it could not go on. */
    record Failed(Failure failure) implements MapRunEnd {}

    /** Its execution does not wait for it any more. */
    record Aborted() implements MapRunEnd {}

    /** As lists show it. */
    default ExecutionStatus status() {
        return switch (this) {
            case Succeeded end -> ExecutionStatus.SUCCEEDED;
            case Failed end -> ExecutionStatus.FAILED;
            case Aborted end -> ExecutionStatus.ABORTED;
        };
    }

    /** JSON of an end that a run is on its way to; never a success, which comes all at once. */
    default ObjectNode write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (this instanceof Failed end) {
            end.failure().error().ifPresent(e -> node.put("error", e));
            end.failure().cause().ifPresent(c -> node.put("cause", c));
            node.put("failed", true);
        }
        return node;
    }

    /** Reads that JSON. */
    static MapRunEnd read(JsonNode node) {
        return node.path("failed").booleanValue()
                ? new Failed(new Failure(Optional.ofNullable(node.get("error")).map(JsonNode::textValue),
                        Optional.ofNullable(node.get("cause")).map(JsonNode::textValue)))
                : new Aborted();
    }
}
