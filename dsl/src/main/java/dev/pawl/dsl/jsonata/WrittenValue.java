package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.jsonata.JsonataTemplate;
import java.util.stream.Collectors;

/**
 * JSON as a definition has it, with expressions between brace-percent signs.
 *
 * @param <T>
 *            the Java type of what it evaluates to
 */
public record WrittenValue<T>(JsonNode json) implements Value<T> {
    @Override
    public Expr<T> expr() {
        return of(json);
    }

    private static <T> Expr<T> of(JsonNode json) {
        if (json.isTextual() && JsonataTemplate.isExpression(json.textValue())) {
            return Expr.of(json.textValue().substring(2, json.textValue().length() - 2));
        }
        if (json.isArray()) {
            return Expr.path(json.valueStream().map(e -> of(e).text()).collect(Collectors.joining(", ", "[", "]")));
        }
        return json.isObject()
                ? Expr.path(json.propertyStream().map(e -> Names.text(e.getKey()) + ": " + of(e.getValue()).text())
                        .collect(Collectors.joining(", ", "{", "}")))
                : Expr.path(Literals.expression(json));
    }
}
