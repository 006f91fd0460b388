package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.ChildResult;
import dev.pawl.items.ResultTransformation;
import dev.pawl.items.WriterConfig;
import dev.pawl.json.Payload;
import java.util.List;
import java.util.Optional;

/** What a distributed Map gives that exports nothing. */
public final class MapResult {
    private MapResult() {}

    /**
     * The results of all children, in order.
     *
     * @param shape
     *            as WriterConfig says; without one an output stands for itself, and a failure that was tolerated
     *            for its
     *            error
     */
    public static Payload of(Optional<WriterConfig> shape, List<ChildResult> children) {
        if (shape.isPresent()) {
            return Payload.of(ResultTransformation.inMemory(shape.get(), children));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        children.forEach(child -> all.add(child.output().map(Payload::value).orElseGet(() -> failure(child))));
        return Payload.of(all);
    }

    private static JsonNode failure(ChildResult child) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        child.failure().error().ifPresent(error -> node.put("Error", error));
        child.failure().cause().ifPresent(cause -> node.put("Cause", cause));
        return node;
    }
}
