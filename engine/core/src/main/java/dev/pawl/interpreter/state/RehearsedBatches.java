package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.ItemBatcher;
import dev.pawl.asl.NumberField;
import dev.pawl.expr.Scope;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.util.Optional;

/** ItemBatcher of a Map that is tried out by itself: all batches at once. */
final class RehearsedBatches {
    private RehearsedBatches() {}

    /** An array with the input of each child. */
    static Payload of(Turn turn, Frame frame, ItemBatcher batcher, ArrayNode items) {
        Scope scope = Scopes.of(turn, frame);
        long mostItems = limit(batcher.maxItemsPerBatch(), scope, "MaxItemsPerBatch");
        long mostBytes = limit(batcher.maxInputBytesPerBatch(), scope, "MaxInputBytesPerBatch");
        Optional<JsonNode> shared = batcher.batchInput().map(input -> switch (input) {
            case ItemBatcher.BatchInput.JsonPath path -> path.template().evaluate(scope);
            case ItemBatcher.BatchInput.Jsonata jsonata -> jsonata.template().evaluate(scope, "BatchInput");
        });
        ArrayNode batches = JsonNodeFactory.instance.arrayNode();
        ArrayNode batch = begin(batches, shared);
        for (JsonNode item : items) {
            batch.add(item);
            boolean full = batch.size() > mostItems || bytes(batches) > mostBytes;
            if (full && batch.size() > 1) {
                batch.remove(batch.size() - 1);
                batch = begin(batches, shared);
                batch.add(item);
            }
        }
        return Payload.of(batches);
    }

    private static ArrayNode begin(ArrayNode batches, Optional<JsonNode> shared) {
        ObjectNode batch = batches.addObject();
        shared.ifPresent(input -> batch.set("BatchInput", input));
        return batch.putArray("Items");
    }

    /** Of the newest batch. */
    private static int bytes(ArrayNode batches) {
        return Payload.stored(Json.write(batches.get(batches.size() - 1))).sizeBytes();
    }

    private static long limit(Optional<NumberField> field, Scope scope, String name) {
        return field.map(f -> Fields.integer(f, () -> scope, name)).filter(most -> most > 0).orElse(Long.MAX_VALUE);
    }
}
