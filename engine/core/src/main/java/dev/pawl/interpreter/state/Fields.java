package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.TextField;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.jsonata.JsonataResult;
import dev.pawl.expr.template.PathValue;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.json.Json;
import java.util.function.Supplier;

/** Fields that are written down or found when the state runs. */
final class Fields {
    private Fields() {}

    /**
     * A text.
     *
     * @param name
     *            of the field, without "Path"
     */
    static String text(TextField field, Scope scope, String name) {
        return switch (field) {
            case TextField.Constant f -> f.value();
            case TextField.FromPath f -> {
                JsonNode value = name.equals("Timestamp")
                        ? given(f.path(), scope, name)
                        : f.path().evaluate(scope, name + "Path");
                if (!value.isTextual()) {
                    throw runtime("The " + name + "Path parameter does not reference a string: " + f.path().text()
                            + " == " + shown(value));
                }
                yield value.textValue();
            }
            case TextField.FromJsonata f -> {
                JsonNode value = f.expression().evaluate(scope, name);
                if (!value.isTextual()) {
                    throw JsonataResult.unexpected(f.expression().source(), name, "string", value);
                }
                yield value.textValue();
            }
        };
    }

    /** A whole number that is not negative, such as MaxConcurrency. */
    static long integer(NumberField field, Supplier<Scope> scope, String name) {
        return switch (field) {
            case NumberField.Constant f -> f.value().longValue();
            case NumberField.FromPath f -> {
                JsonNode value = f.path().evaluate(scope.get());
                if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                    throw runtime("The " + name + "Path field refers to value \"" + shown(value)
                            + "\" which is not a valid integer: " + f.path().text());
                }
                yield value.longValue();
            }
            case NumberField.FromJsonata f -> jsonataInteger(f, scope.get(), name);
        };
    }

    /** Seconds of a Wait, a time-out or a heartbeat. */
    static long seconds(NumberField field, Supplier<Scope> scope, String name) {
        return switch (field) {
            case NumberField.Constant f -> f.value().longValue();
            case NumberField.FromPath f -> {
                JsonNode value = name.equals("Seconds")
                        ? given(f.path(), scope.get(), name)
                        : f.path().evaluate(scope.get());
                String where = f.path().text() + " == " + shown(value);
                if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                    throw runtime("The " + name + "Path parameter cannot be parsed as a long value: " + where);
                }
                if (value.longValue() < 0) {
                    throw runtime("The " + name + "Path parameter references a negative value: " + where);
                }
                yield value.longValue();
            }
            case NumberField.FromJsonata f -> jsonataInteger(f, scope.get(), name);
        };
    }

    /** What a path of a Wait leads to; AWS has words of its own where that is nothing. */
    private static JsonNode given(PathValue path, Scope scope, String name) {
        return switch (path) {
            case PathValue.Path p -> p.path().find(scope).orElseThrow(() -> runtime(
                    "The " + name + "Path parameter does not reference an input value: " + p.path().text()));
            case PathValue.Intrinsic call -> call.evaluate(scope);
        };
    }

    static EvaluationException runtime(String message) {
        return new EvaluationException(ErrorNames.RUNTIME, message);
    }

    private static long jsonataInteger(NumberField.FromJsonata field, Scope scope, String name) {
        JsonNode value = field.expression().evaluate(scope, name);
        if (!value.isNumber()) {
            throw JsonataResult.unexpected(field.expression().source(), name, "number", value);
        }
        if (value.doubleValue() != Math.rint(value.doubleValue()) || value.doubleValue() < 0) {
            throw new EvaluationException(JsonataResult.ERROR, "The JSONata expression '"
                    + field.expression().source() + "' specified for the field '" + name
                    + "' returned a value outside the acceptable range: expected a whole number from 0, but was "
                    + shown(value) + ".", java.util.Optional.of(name));
        }
        return value.longValue();
    }

    static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : Json.write(value);
    }
}
