package dev.pawl.teststate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.interpreter.model.MapRunPlan.Batching;
import dev.pawl.json.Payload;
import dev.pawl.maprun.Packing;
import java.util.List;
import java.util.Optional;

/** What the children of a Map with an ItemBatcher would get, all at once. */
final class Batches {
    private Batches() {}

    static Payload of(Batching batching, List<Payload> inputs) {
        ArrayNode batches = JsonNodeFactory.instance.arrayNode();
        Packing packing = new Packing(Optional.of(batching));
        for (Payload input : inputs) {
            if (!packing.fits(input)) {
                batches.add(packing.take().value());
            }
            packing.add(input);
        }
        if (!packing.isEmpty()) {
            batches.add(packing.take().value());
        }
        return Payload.of(batches);
    }
}
