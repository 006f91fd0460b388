package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON that is meant as it is: a text that looks like an expression stays a text.
 *
 * @param <T>
 *            the Java type
 */
public record Literal<T>(JsonNode value) implements Value<T> {
    @Override
    public JsonNode json() {
        return Literals.guarded(value);
    }

    @Override
    public Expr<T> expr() {
        return Expr.path(Literals.expression(value));
    }
}
