package dev.pawl.expr.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import java.util.Optional;

/** Where a path begins. */
public sealed interface PathRoot {
    /** {@code $}: the data. */
    record Data() implements PathRoot {}

    /** {@code $$}: the context object. */
    record Context() implements PathRoot {}

    /** {@code $name}: a variable. */
    record Variable(String name) implements PathRoot {}

    /** Reads the beginning of a path. */
    static PathRoot read(String text) {
        if (!text.startsWith("$")) {
            throw new ExpressionSyntaxException("Expected a path that begins with '$', but got '" + text + "'");
        }
        if (text.startsWith("$$")) {
            return new Context();
        }
        int end = 1;
        while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
            end++;
        }
        if (end == 1) {
            return new Data();
        }
        if (!Character.isUnicodeIdentifierStart(text.charAt(1)) && text.charAt(1) != '_') {
            throw new ExpressionSyntaxException("Expected the name of a variable after '$', but got '" + text + "'");
        }
        return new Variable(text.substring(1, end));
    }

    /** Length of this beginning in the path's text. */
    default int length() {
        return switch (this) {
            case Data d -> 1;
            case Context c -> 2;
            case Variable v -> 1 + v.name().length();
        };
    }

    /** The tree in which the path goes on; empty if there is no such variable. */
    default Optional<JsonNode> in(Scope scope) {
        return switch (this) {
            case Data d -> Optional.of(scope.data());
            case Context c -> Optional.of(scope.context());
            case Variable v -> scope.variables().find(v.name());
        };
    }
}
