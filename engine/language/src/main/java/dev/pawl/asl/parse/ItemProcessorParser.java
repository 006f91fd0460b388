package dev.pawl.asl.parse;

import dev.pawl.asl.Flow;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.ItemProcessor.ExecutionType;
import dev.pawl.asl.ItemProcessor.Mode;
import dev.pawl.asl.QueryLanguage;
import java.util.Map;
import java.util.Optional;

/** Reads ItemProcessor, or the older Iterator. */
final class ItemProcessorParser {
    static final AllowedFields ALLOWED = AllowedFields.of("StartAt", "States", "Comment", "ProcessorConfig");
    static final AllowedFields CONFIG = AllowedFields.of("Mode", "ExecutionType");
    static final AllowedFields INLINE_CONFIG = AllowedFields.of("Mode");

    private ItemProcessorParser() {}

    static ItemProcessor parse(StateSource state) {
        boolean legacy = !state.fields().has("ItemProcessor");
        return state.fields().object(legacy ? "Iterator" : "ItemProcessor").map(f -> parse(f, legacy, state))
                .orElseGet(() -> new ItemProcessor(new Flow("", Map.of(), Optional.empty()), Mode.INLINE,
                        ExecutionType.STANDARD, legacy));
    }

    private static ItemProcessor parse(Fields fields, boolean legacy, StateSource state) {
        fields.allowOnly(ALLOWED, QueryLanguage.JSON_PATH);
        Optional<Fields> config = fields.object("ProcessorConfig");
        Mode mode = config.flatMap(c -> c.oneOf("Mode", "INLINE", "DISTRIBUTED")).map(Mode::valueOf)
                .orElse(Mode.INLINE);
        ExecutionType type = config.flatMap(c -> c.oneOf("ExecutionType", "STANDARD", "EXPRESS"))
                .map(ExecutionType::valueOf).orElse(ExecutionType.STANDARD);
        config.ifPresent(c -> checkConfig(c, mode));
        return new ItemProcessor(FlowParser.parse(fields, fields.text("Comment"), state.context()), mode, type, legacy);
    }

    private static void checkConfig(Fields config, Mode mode) {
        switch (mode) {
            case INLINE -> config.allowOnly(config.has("Mode") ? INLINE_CONFIG : CONFIG, QueryLanguage.JSON_PATH);
            case DISTRIBUTED -> {
                config.allowOnly(CONFIG, QueryLanguage.JSON_PATH);
                config.require("ExecutionType");
            }
        }
    }
}
