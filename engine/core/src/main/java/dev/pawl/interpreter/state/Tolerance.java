package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MapState;
import dev.pawl.asl.NumberField;
import dev.pawl.expr.Scope;
import dev.pawl.expr.jsonata.JsonataResult;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many items of a distributed Map may fail: whichever of count and percentage is reached first. */
final class Tolerance {
    private static final String COUNT = "ToleratedFailureCount";
    private static final String PERCENTAGE = "ToleratedFailurePercentage";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Tolerance() {}

    /** None, if neither is given. */
    static int of(Turn turn, Frame frame, MapState state, Payload input, int items) {
        MapState.Limits limits = state.limits();
        if (limits.toleratedFailureCount().isEmpty() && limits.toleratedFailurePercentage().isEmpty()) {
            return 0;
        }
        Scope scope = Scopes.of(turn, frame).withData(input.value());
        BigDecimal all = BigDecimal.valueOf(items);
        BigDecimal count = limits.toleratedFailureCount().map(field -> count(field, scope)).orElse(all);
        BigDecimal share = limits.toleratedFailurePercentage()
                .map(field -> percentage(field, scope).multiply(all).divide(HUNDRED, 0, RoundingMode.DOWN)).orElse(all);
        return count.min(share).min(all).intValue();
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
