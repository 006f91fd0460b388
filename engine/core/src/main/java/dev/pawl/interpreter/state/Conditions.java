package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Condition;
import dev.pawl.expr.Scope;
import dev.pawl.expr.jsonata.JsonataResult;
import dev.pawl.expr.path.JsonPathExpression;
import java.util.Optional;

/** Whether the condition of a Choice holds. */
public final class Conditions {
    private Conditions() {}

    /**
     * Whether it holds.
     *
     * @param field
     *            where the condition stands, for error texts
     */
    public static boolean holds(Condition condition, Scope scope, String field) {
        return switch (condition) {
            case Condition.And c -> c.all().stream().allMatch(one -> holds(one, scope, field));
            case Condition.Or c -> c.any().stream().anyMatch(one -> holds(one, scope, field));
            case Condition.Not c -> !holds(c.other(), scope, field);
            case Condition.Noted c -> holds(c.condition(), scope, field);
            case Condition.Constant c -> c.value();
            case Condition.Jsonata c -> {
                JsonNode value = c.expression().evaluate(scope, field);
                if (!value.isBoolean()) {
                    throw JsonataResult.unexpected(c.expression().source(), field, "boolean", value);
                }
                yield value.booleanValue();
            }
            case Condition.Comparison c -> compare(c, scope);
        };
    }

    private static boolean compare(Condition.Comparison comparison, Scope scope) {
        Optional<JsonNode> value = comparison.variable().find(scope);
        JsonNode operand = switch (comparison.operand()) {
            case Condition.Operand.Literal literal -> literal.value();
            case Condition.Operand.Path path -> path.path().find(scope).orElseThrow(() -> invalid(path.path()));
        };
        return switch (comparison.comparator()) {
            case IS_PRESENT -> value.isPresent() == operand.booleanValue();
            default -> Comparisons.holds(comparison.comparator(),
                    value.orElseThrow(() -> invalid(comparison.variable())), operand);
        };
    }

    private static RuntimeException invalid(JsonPathExpression path) {
        return Fields.runtime("Invalid path '" + path.text()
                + "': The choice state's condition path references an invalid value.");
    }
}
