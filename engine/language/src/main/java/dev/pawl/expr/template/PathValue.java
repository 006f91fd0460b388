package dev.pawl.expr.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.Scope;
import dev.pawl.expr.intrinsic.IntrinsicExpression;
import dev.pawl.expr.path.JsonPathExpression;
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
     * @throws dev.pawl.expr.ExpressionSyntaxException
     *             if it is neither
     */
    static PathValue parse(String text) {
        return text.startsWith("$")
                ? new Path(JsonPathExpression.parse(text))
                : new Intrinsic(IntrinsicExpression.parse(text));
    }

    /** The value. */
    default JsonNode evaluate(Scope scope) {
        return switch (this) {
            case Path p -> p.path().evaluate(scope);
            case Intrinsic i -> i.call().evaluate(scope);
        };
    }

    /**
     * The value for a named field, so that a missing path reads
     * {@code The JSONPath '…' specified for the field 'ErrorPath' could not be found in the input '…'}.
     */
    default JsonNode evaluate(Scope scope, String field) {
        return evaluate(scope);
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
}
