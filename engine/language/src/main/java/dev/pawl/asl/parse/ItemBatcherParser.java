package dev.pawl.asl.parse;

import dev.pawl.asl.ItemBatcher;
import dev.pawl.asl.ItemBatcher.BatchInput;
import dev.pawl.asl.QueryLanguage;
import java.util.Optional;

/** Reads how a distributed Map packs its items. */
final class ItemBatcherParser {
    static final AllowedFields ALLOWED = AllowedFields.of("MaxItemsPerBatch", "MaxInputBytesPerBatch",
            "BatchInput").jsonPath("MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath");

    private ItemBatcherParser() {}

    static ItemBatcher parse(Fields fields, QueryLanguage language) {
        fields.allowOnly(ALLOWED, language);
        return new ItemBatcher(NumberFields.read(fields, "MaxItemsPerBatch", language, Range.BATCH_ITEMS),
                NumberFields.read(fields, "MaxInputBytesPerBatch", language, Range.BATCH_BYTES),
                input(fields, language));
    }

    private static Optional<BatchInput> input(Fields fields, QueryLanguage language) {
        return switch (language) {
            case JSON_PATH -> PathFields.template(fields, "BatchInput").map(BatchInput.JsonPath::new);
            case JSONATA -> JsonataFields.template(fields, "BatchInput", Reach.INPUT).map(BatchInput.Jsonata::new);
        };
    }
}
