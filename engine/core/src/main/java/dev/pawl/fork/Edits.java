package dev.pawl.fork;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What is other in a fork than in its original.
 *
 * @param input
 *            of the state in which it goes on, whole
 * @param inputPatch
 *            a JSON Merge Patch for that input
 * @param variables
 *            all that the state sees, whole
 * @param variablesPatch
 *            a JSON Merge Patch for them
 */
public record Edits(Optional<JsonNode> input, Optional<JsonNode> inputPatch, Optional<JsonNode> variables,
        Optional<JsonNode> variablesPatch) {
    /** Nothing is. */
    public static final Edits NONE = new Edits(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());

    /** The input as it is after the edits. */
    JsonNode input(JsonNode before) {
        JsonNode whole = input.orElse(before);
        return inputPatch.map(patch -> MergePatch.apply(whole, patch)).orElse(whole);
    }

    /** The variables as they are after the edits. */
    JsonNode variables(JsonNode before) {
        JsonNode whole = variables.orElse(before);
        return variablesPatch.map(patch -> MergePatch.apply(whole, patch)).orElse(whole);
    }
}
