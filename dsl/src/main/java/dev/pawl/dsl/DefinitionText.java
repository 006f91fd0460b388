package dev.pawl.dsl;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pawl.json.Json;
import java.nio.charset.StandardCharsets;

/** Definitions as text: two spaces deeper at each level, short lists on one line. */
final class DefinitionText {
    /** AWS takes no longer definition. */
    static final int MOST_BYTES = 1024 * 1024;
    private static final ObjectWriter PRETTY = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Spacing.AFTER).withArrayValueSpacing(Spacing.AFTER)
                    .withObjectEmptySeparator("").withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter()));

    private DefinitionText() {}

    /** Indented, unless only that makes it too long. */
    static String of(JsonNode definition) {
        try {
            String text = PRETTY.writeValueAsString(definition);
            return bytes(text) > MOST_BYTES ? Json.write(definition) : text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In UTF-8. */
    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
