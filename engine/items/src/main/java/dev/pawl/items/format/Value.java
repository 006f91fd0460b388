package dev.pawl.items.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A value that was read.
 *
 * @param key
 *            its name, if it is a member of an object
 */
public record Value(Optional<String> key, JsonNode node) {
    static Value of(JsonNode node) {
        return new Value(Optional.empty(), node);
    }
}
