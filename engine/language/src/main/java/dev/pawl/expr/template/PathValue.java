package dev.pawl.expr.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.intrinsic.IntrinsicExpression;
import dev.pawl.expr.path.JsonPathExpression;
import dev.pawl.json.Json;
import java.util.Optional;
import java.util.Set;

/** What a field takes that accepts a path or an intrinsic function, such as ErrorPath. */
public sealed interface PathValue {
    /** A path. */
    record Path(JsonPathExpression path) implements PathValue {}

    /** A call of an intrinsic function. */
    record Intrinsic(IntrinsicExpression call) implements PathValue {}

    /**
     * Reads either kind.
     *
     * @throws ExpressionSyntaxException
     *             if it is neither
     */
    static PathValue parse(String text) {
        return text.startsWith("$")
                ? new Path(JsonPathExpression.parse(text))
                : new Intrinsic(IntrinsicExpression.parse(text));
    }

    /**
     * The value.
     *
     * @throws EvaluationException
     *             States.Runtime {@code Invalid path '…' : …} where a path leads nowhere; States.IntrinsicFailure
     */
    default JsonNode evaluate(Scope scope) {
        return switch (this) {
            case Path p -> p.path().evaluate(scope);
            case Intrinsic i -> i.call().evaluate(scope);
        };
    }

    /**
     * The value for a named field of a state or template, so that a missing path reads
     * {@code The JSONPath '…' specified for the field 'ErrorPath' could not be found in the input '…'}.
     */
    default JsonNode evaluate(Scope scope, String field) {
        return switch (this) {
            case Path p -> p.path().find(scope).orElseThrow(() -> missing(p.path(), scope, field));
            case Intrinsic i -> i.call().evaluate(scope);
        };
    }

    /** The value for a key of a payload template: there an index beyond the end of an array gives null. */
    default JsonNode evaluateInTemplate(Scope scope, String key) {
        if (this instanceof Path p) {
            Optional<JsonNode> found = p.path().find(scope);
            return found.isEmpty() && p.path().beyondArray(scope)
                    ? NullNode.getInstance()
                    : found.orElseThrow(() -> missing(p.path(), scope, key));
        }
        return evaluate(scope, key);
    }

    /** The text as it was written. */
    default String text() {
        return switch (this) {
            case Path p -> p.path().text();
            case Intrinsic i -> i.call().text();
        };
    }

    /** Names of the variables that are read, without the dollar sign. */
    default Set<String> variables() {
        return switch (this) {
            case Path p -> p.path().variables();
            case Intrinsic i -> i.call().variables();
        };
    }

    private static EvaluationException missing(JsonPathExpression path, Scope scope, String field) {
        return new EvaluationException("States.Runtime", "The JSONPath '" + path.text()
                + "' specified for the field '" + field + "' could not be found in the input '"
                + Json.write(scope.data()) + "'");
    }
}
