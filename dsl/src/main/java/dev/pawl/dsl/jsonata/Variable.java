package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A variable that one state assigns and later ones read.
 *
 * @param name
 *            without the dollar sign, at most 80 letters, digits and underscores
 * @param <T>
 *            the Java type of what it holds
 */
public record Variable<T>(String name) implements Value<T> {
    @Override
    public JsonNode json() {
        return expr().json();
    }

    @Override
    public Expr<T> expr() {
        return Expr.path("$" + name);
    }
}
