package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.dsl.Field;
import dev.pawl.dsl.Written;
import java.util.Optional;

/**
 * JSON with expressions in it.
 *
 * @param <T>
 *            the Java type of what it evaluates to
 */
public sealed interface Value<T> extends Written
        permits Expr, Variable, Literal, ObjectValue, ArrayValue, RecordValue, ContextObject, ErrorOutput,
        WrittenValue {
    /** As it stands in a definition. */
    JsonNode json();

    /** As part of a larger expression. */
    Expr<T> expr();

    /**
     * A component of the record that it is: {@code order.get(Order::total)}.
     *
     * @throws IllegalArgumentException
     *             if the field is no reference to a record's accessor
     */
    default <R> Expr<R> get(Field<? super T, R> field) {
        return field(field.jsonName());
    }

    /** A component of the record that it is, which may be missing; see {@link Conditions#orElse}. */
    default <R> Expr<R> maybe(Field<? super T, Optional<R>> field) {
        return field(field.jsonName());
    }

    /** A member, of which the compiler knows nothing: its type is what it is used as. */
    default <R> Expr<R> field(String name) {
        return expr().member(name);
    }

    /** The element at that index, from 0; negative ones count from the end. */
    default <R> Expr<R> at(int index) {
        return Expr.path(expr().in(Binding.PATH) + "[" + index + "]");
    }

    /** The same, taken for another type; nothing is converted. */
    default <R> Expr<R> as(Class<R> type) {
        return new Expr<>(expr().text(), expr().binding());
    }
}
