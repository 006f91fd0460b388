package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.Scope;
import java.util.List;
import java.util.Set;

/** Any JSON in which each string that is wholly wrapped in <code>{% %}</code> is an expression. */
public final class JsonataTemplate {
    private final JsonNode source;

    private JsonataTemplate(JsonNode source) {
        this.source = source;
    }

    /** Whether a string is an expression: its text is wrapped in <code>{%</code> and <code>%}</code>. */
    public static boolean isExpression(String text) {
        return text.startsWith("{%") && text.endsWith("%}") && text.length() >= 4;
    }

    /**
     * Reads a template.
     *
     * @throws dev.pawl.expr.ExpressionSyntaxException
     *             if an expression in it is no JSONata
     */
    public static JsonataTemplate parse(JsonNode source) {
        return new JsonataTemplate(source);
    }

    /**
     * The JSON with its expressions evaluated.
     *
     * @param field
     *            name of the field that holds this template: errors are located as {@code field/key/…}
     * @throws dev.pawl.expr.EvaluationException
     *             States.QueryEvaluationError
     */
    public JsonNode evaluate(Scope scope, String field) {
        throw new UnsupportedOperationException(source + field);
    }

    /** Whether there is no expression in it. */
    public boolean isConstant() {
        return false;
    }

    /** The template as it was written. */
    public JsonNode source() {
        return source;
    }

    /** All expressions in it, in the order in which they are evaluated. */
    public List<JsonataExpression> expressions() {
        return List.of();
    }

    /** Names of the variables that are read, without the dollar sign. */
    public Set<String> variables() {
        return Set.of();
    }

    /** Whether {@code $states.member} is read anywhere; member is input, context, result or errorOutput. */
    public boolean uses(String member) {
        return false;
    }
}
