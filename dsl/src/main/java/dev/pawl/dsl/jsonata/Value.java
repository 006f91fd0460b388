package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON with expressions in it.
 *
 * @param <T>
 *            the Java type of what it evaluates to
 */
public sealed interface Value<T> permits Expr, Literal, ObjectValue, ArrayValue, RecordValue {
    /** As it stands in a definition. */
    JsonNode json();

    /** As part of a larger expression. */
    Expr<T> expr();
}
