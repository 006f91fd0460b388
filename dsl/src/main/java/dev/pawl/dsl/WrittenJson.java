package dev.pawl.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;

/** JSON that is written as a text. */
public final class WrittenJson {
    private WrittenJson() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException
     *             if it is no JSON
     */
    public static JsonNode read(String text) {
        try {
            return Json.read(text);
        } catch (JsonTextException e) {
            throw new IllegalArgumentException("Expected JSON, but " + e.getMessage(), e);
        }
    }
}
