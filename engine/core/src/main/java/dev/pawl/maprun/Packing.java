package dev.pawl.maprun;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.MapRunPlan.Batching;
import dev.pawl.json.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts items together until a child has enough of them: one by one, or as ItemBatcher says. */
public final class Packing {
    /** AWS's limit on what a state gets, in bytes of UTF-8. */
    static final int MAX_PAYLOAD_BYTES = 262_144;

    private final Optional<Batching> batching;
    private final int most;
    private final long mostBytes;
    private final long emptyBytes;
    private final List<Payload> packed = new ArrayList<>();
    private long bytes;

    /** As ItemBatcher says, or one item for each child. */
    public Packing(Optional<Batching> batching) {
        this.batching = batching;
        this.most = batching.map(b -> positive(b.maxItems().orElse(0))).orElse(1);
        this.mostBytes = Math.min(MAX_PAYLOAD_BYTES,
                batching.map(b -> positive(b.maxBytes().orElse(0))).orElse(Integer.MAX_VALUE));
        this.emptyBytes = batching.isEmpty() ? 0 : wrap(List.of()).sizeBytes();
        this.bytes = emptyBytes;
    }

    private static int positive(int limit) {
        return limit <= 0 ? Integer.MAX_VALUE : limit;
    }

    /** Whether the item finds room; the first always does. */
    public boolean fits(Payload item) {
        return packed.isEmpty() || (packed.size() < most && bytes + 1 + item.sizeBytes() <= mostBytes);
    }

    /** Puts an item in. */
    public void add(Payload item) {
        bytes += item.sizeBytes() + (packed.isEmpty() ? 0 : 1);
        packed.add(item);
    }

    /** Whether no further item would find room. */
    public boolean isFull() {
        return packed.size() >= most || (batching.isPresent() && bytes >= mostBytes);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return packed.isEmpty();
    }

    int size() {
        return packed.size();
    }

    /** What the child gets; the next one begins empty. */
    public Payload take() {
        Payload input = batching.isEmpty() ? packed.getFirst() : wrap(packed);
        packed.clear();
        bytes = emptyBytes;
        return input;
    }

    private Payload wrap(List<Payload> items) {
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        batching.flatMap(Batching::batchInput).ifPresent(input -> batch.set("BatchInput", input.value()));
        ArrayNode all = batch.putArray("Items");
        items.forEach(item -> all.add(item.value()));
        return Payload.of(batch);
    }
}
