package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.EvaluationException;

/** How AWS complains about the value of an expression. */
public final class JsonataResult {
    /** Name of the error of all JSONata failures. */
    public static final String ERROR = "States.QueryEvaluationError";

    private JsonataResult() {}

    /**
     * {@code The JSONata expression '…' specified for the field 'Items' returned an unexpected result type. Expected
     * 'array', but was 'string' for value: "string"}.
     *
     * @param expected
     *            array, string, number, boolean, object …
     */
    public static EvaluationException unexpected(String expression, String field, String expected, JsonNode value) {
        return Failures.unexpected(expression, field, expected, value);
    }
}
