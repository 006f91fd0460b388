package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.Scope;
import java.util.Set;

/** One JSONata expression, compiled. It may be evaluated by many threads at once. */
public final class JsonataExpression {
    private final String source;

    private JsonataExpression(String source) {
        this.source = source;
    }

    /**
     * Reads the text between <code>{%</code> and <code>%}</code>.
     *
     * @throws dev.pawl.expr.ExpressionSyntaxException
     *             if it is no JSONata
     */
    public static JsonataExpression parse(String inner) {
        return new JsonataExpression(inner.strip());
    }

    /**
     * The value, which is never undefined.
     *
     * @param field
     *            where the expression stands, such as {@code Output/total}
     * @throws dev.pawl.expr.EvaluationException
     *             States.QueryEvaluationError, with the field as its location
     */
    public JsonNode evaluate(Scope scope, String field) {
        throw new UnsupportedOperationException(source + field);
    }

    /** The expression as it was written, without the space around it. */
    public String source() {
        return source;
    }

    /** Names of the variables that are read from outside, without the dollar sign; {@code states} is not one. */
    public Set<String> variables() {
        return Set.of();
    }

    /** Whether {@code $states.member} is read; member is input, context, result or errorOutput. */
    public boolean uses(String member) {
        return false;
    }

    /** Whether {@code $} or {@code $$} stands where it would mean the whole input, which AWS forbids. */
    public boolean usesRoot() {
        return false;
    }
}
