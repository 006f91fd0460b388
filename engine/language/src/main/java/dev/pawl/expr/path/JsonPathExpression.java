package dev.pawl.expr.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * A path that reads: {@code $.a} from the data, {@code $$.a} from the context object, {@code $name.a} from a
 * variable.
 */
public final class JsonPathExpression {
    private final String text;

    private JsonPathExpression(String text) {
        this.text = text;
    }

    /**
     * Reads a path.
     *
     * @throws dev.pawl.expr.ExpressionSyntaxException
     *             if AWS would not accept it
     */
    public static JsonPathExpression parse(String text) {
        return new JsonPathExpression(text);
    }

    /** The value, or empty where a definite path leads nowhere. */
    public Optional<JsonNode> find(Scope scope) {
        throw new UnsupportedOperationException(text);
    }

    /**
     * The value.
     *
     * @throws dev.pawl.expr.EvaluationException
     *             States.Runtime {@code Invalid path '…' : …} where a definite path leads nowhere
     */
    public JsonNode evaluate(Scope scope) {
        throw new UnsupportedOperationException(text);
    }

    /** Whether the path names one place: no wildcard, slice, filter or deep scan. */
    public boolean definite() {
        return true;
    }

    /** The path as it was written. */
    public String text() {
        return text;
    }

    /** Names of the variables that are read, without the dollar sign. */
    public Set<String> variables() {
        return Set.of();
    }
}
