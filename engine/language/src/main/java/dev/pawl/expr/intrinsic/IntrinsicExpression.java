package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.Scope;
import java.util.Set;

/** A call such as {@code States.Format('{}', $.a)}, with calls inside it. */
public final class IntrinsicExpression {
    private final String text;

    private IntrinsicExpression(String text) {
        this.text = text;
    }

    /**
     * Reads a call.
     *
     * @throws dev.pawl.expr.ExpressionSyntaxException
     *             if AWS would not accept it
     */
    public static IntrinsicExpression parse(String text) {
        return new IntrinsicExpression(text);
    }

    /**
     * The value.
     *
     * @throws dev.pawl.expr.EvaluationException
     *             States.IntrinsicFailure
     */
    public JsonNode evaluate(Scope scope) {
        throw new UnsupportedOperationException(text);
    }

    /** The call as it was written. */
    public String text() {
        return text;
    }

    /** Names of the variables that are read, without the dollar sign. */
    public Set<String> variables() {
        return Set.of();
    }
}
