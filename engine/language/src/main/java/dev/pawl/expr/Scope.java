package dev.pawl.expr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * All that an expression can see and use at one moment of an execution.
 *
 * @param data
 *            what {@code $} means to a JSONPath, and {@code $states.input} to JSONata
 * @param context
 *            the context object: {@code $$}, or {@code $states.context}
 * @param variables
 *            the variables in sight
 * @param result
 *            {@code $states.result}, where the field may use it
 * @param errorOutput
 *            {@code $states.errorOutput}, inside Catch
 * @param ambient
 *            time, randomness and the budget
 */
public record Scope(JsonNode data, JsonNode context, Variables variables, Optional<JsonNode> result,
        Optional<JsonNode> errorOutput, Ambient ambient) {

    /** A scope without result and error output. */
    public static Scope of(JsonNode data, JsonNode context, Variables variables, Ambient ambient) {
        return new Scope(data, context, variables, Optional.empty(), Optional.empty(), ambient);
    }

    /** The same surroundings with other data. */
    public Scope withData(JsonNode other) {
        return new Scope(other, context, variables, result, errorOutput, ambient);
    }

    /** The same surroundings with the result of a state. */
    public Scope withResult(JsonNode value) {
        return new Scope(data, context, variables, Optional.of(value), errorOutput, ambient);
    }

    /** The same surroundings with what a Catch received. */
    public Scope withErrorOutput(JsonNode value) {
        return new Scope(data, context, variables, result, Optional.of(value), ambient);
    }
}
