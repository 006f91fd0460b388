package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MapState;
import dev.pawl.asl.NumberField;
import dev.pawl.expr.Scope;
import dev.pawl.expr.jsonata.JsonataResult;
import dev.pawl.interpreter.model.MapRunPlan.Limits;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many items of a distributed Map may fail: what is exceeded first, count or percentage, ends the map
 * run.
 */
final class Tolerance {
    private static final String COUNT = "ToleratedFailureCount";
    private static final String PERCENTAGE = "ToleratedFailurePercentage";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Tolerance() {}

    static Limits limits(MapState state, Scope scope, int maxConcurrency) {
        MapState.Limits written = state.limits();
        OptionalLong count = written.toleratedFailureCount().map(field -> OptionalLong.of(
                count(field, scope).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue())).orElse(OptionalLong.empty());
        OptionalDouble percentage = written.toleratedFailurePercentage()
                .map(field -> OptionalDouble.of(percentage(field, scope).doubleValue()))
                .orElse(OptionalDouble.empty());
        return new Limits(maxConcurrency, count, percentage);
    }

    static BigDecimal count(NumberField field, Scope scope) {
        BigDecimal count = number(field, scope, COUNT, true);
        if (count.signum() < 0) {
            throw Fields.runtime(COUNT + " cannot be negative.");
        }
        return count;
    }

    static BigDecimal percentage(NumberField field, Scope scope) {
        BigDecimal percentage = number(field, scope, PERCENTAGE, false);
        if (percentage.signum() < 0 || percentage.compareTo(HUNDRED) > 0) {
            throw Fields.runtime(PERCENTAGE + " must be between 0 and 100.");
        }
        return percentage;
    }

    private static BigDecimal number(NumberField field, Scope scope, String name, boolean whole) {
        return switch (field) {
            case NumberField.Constant f -> f.value();
            case NumberField.FromPath f -> {
                JsonNode value = f.path().evaluate(scope);
                try {
                    yield whole
                            ? new BigDecimal(new BigDecimal(plain(value)).toBigIntegerExact())
                            : new BigDecimal(plain(value));
                } catch (ArithmeticException | NumberFormatException e) {
                    throw Fields.runtime("The " + name + "Path field refers to value \"" + Fields.shown(value)
                            + "\" which is not a valid " + (whole ? "integer" : "float") + ": " + f.path().text());
                }
            }
            case NumberField.FromJsonata f -> {
                if (whole) {
                    yield BigDecimal.valueOf(Fields.integer(field, () -> scope, name));
                }
                JsonNode value = f.expression().evaluate(scope, name);
                if (!value.isNumber()) {
                    throw JsonataResult.unexpected(f.expression().source(), name, "number", value);
                }
                yield value.decimalValue();
            }
        };
    }

    /** A number as it stands, or a text that must hold one: AWS takes both. */
    private static String plain(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toString() : value.isTextual() ? value.textValue() : "";
    }
}
