package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a distributed Map packs several items into one execution, whose input is {@code {"BatchInput": …,
 * "Items": […]}}.
 */
public record ItemBatcher(ObjectNode json) {
    /** With nothing said yet; {@link #maxItems} or {@link #maxInputBytes} is needed. */
    public static ItemBatcher batches() {
        return new ItemBatcher(JsonNodeFactory.instance.objectNode());
    }

    /** Of at most so many items. */
    public static ItemBatcher batchesOf(long items) {
        return batches().maxItems(items);
    }

    /** At most so many items; {@code MaxItemsPerBatch}. */
    public ItemBatcher maxItems(long most) {
        return set("MaxItemsPerBatch", LongNode.valueOf(most));
    }

    /** At most so many items; {@code MaxItemsPerBatch}. */
    public ItemBatcher maxItems(Value<? extends Number> most) {
        return set("MaxItemsPerBatch", most.json());
    }

    /** At most so many bytes, up to 256 KiB; {@code MaxInputBytesPerBatch}. */
    public ItemBatcher maxInputBytes(long most) {
        return set("MaxInputBytesPerBatch", LongNode.valueOf(most));
    }

    /** At most so many bytes; {@code MaxInputBytesPerBatch}. */
    public ItemBatcher maxInputBytes(Value<? extends Number> most) {
        return set("MaxInputBytesPerBatch", most.json());
    }

    /** What each batch gets besides its items. */
    public ItemBatcher input(Value<?> input) {
        return set("BatchInput", input.json());
    }

    private ItemBatcher set(String member, JsonNode value) {
        ObjectNode more = json.deepCopy();
        more.set(member, value);
        return new ItemBatcher(more);
    }
}
