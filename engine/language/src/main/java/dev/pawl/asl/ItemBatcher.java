package dev.pawl.asl;

import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PayloadTemplate;
import java.util.Optional;

/** How a distributed Map packs several items into one child execution. */
public record ItemBatcher(Optional<NumberField> maxItemsPerBatch, Optional<NumberField> maxInputBytesPerBatch,
        Optional<BatchInput> batchInput) {
    /** What each batch gets besides its items. */
    public sealed interface BatchInput {
        /** In JSONPath. */
        record JsonPath(PayloadTemplate template) implements BatchInput {}

        /** In JSONata. */
        record Jsonata(JsonataTemplate template) implements BatchInput {}
    }
}
