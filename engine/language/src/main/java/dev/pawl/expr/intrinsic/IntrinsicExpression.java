package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A call such as {@code States.Format('{}', $.a)}, with calls inside it. */
public final class IntrinsicExpression {
    private final String text;
    private final Argument.Call call;
    private final Set<String> variables;

    private IntrinsicExpression(String text, Argument.Call call) {
        this.text = text;
        this.call = call;
        Set<String> names = new TreeSet<>();
        call.collectVariables(names);
        this.variables = Collections.unmodifiableSet(names);
    }

    /**
     * Reads a call.
     *
     * @throws ExpressionSyntaxException
     *             if it is none, or has too few or too many arguments
     */
    public static IntrinsicExpression parse(String text) {
        return new IntrinsicExpression(text, CallReader.read(text));
    }

    /**
     * The value.
     *
     * @throws EvaluationException
     *             States.IntrinsicFailure, or States.Runtime where a path among the arguments leads nowhere
     */
    public JsonNode evaluate(Scope scope) {
        try {
            return call.evaluate(scope);
        } catch (IntrinsicFailure e) {
            throw new EvaluationException(e.error(),
                    "The function '" + text + "' had the following error: " + e.getMessage());
        } catch (EvaluationException e) {
            throw new EvaluationException(e.error(),
                    "The function '" + text + "' had the following error: " + e.getMessage());
        }
    }

    /** The call taken apart, for those who look into it without evaluating it. */
    public Argument.Call call() {
        return call;
    }

    /** The call as it was written. */
    public String text() {
        return text;
    }

    /** Names of the variables that are read, without the dollar sign. */
    public Set<String> variables() {
        return variables;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Equal to another that was written in the same way. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntrinsicExpression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
