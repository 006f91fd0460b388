package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.dsl.Field;

/**
 * A JSONata expression.
 *
 * @param text
 *            without the brace-percent signs
 * @param atom
 *            whether it can stand beside any operator without parentheses
 * @param <T>
 *            the Java type of what it evaluates to
 */
public record Expr<T>(String text, boolean atom) implements Value<T> {
    /** An expression as it is written. */
    public static <T> Expr<T> of(String text) {
        return new Expr<>(text.strip(), false);
    }

    static <T> Expr<T> atom(String text) {
        return new Expr<>(text, true);
    }

    @Override
    public JsonNode json() {
        return TextNode.valueOf("{% " + text + " %}");
    }

    @Override
    public Expr<T> expr() {
        return this;
    }

    /** A component of the record that it is: {@code order.get(Order::total)}. */
    public <R> Expr<R> get(Field<T, R> field) {
        return field(field.jsonName());
    }

    /** A member, of which the compiler knows nothing. */
    public <R> Expr<R> field(String name) {
        return atom(operand() + "." + Names.step(name));
    }

    /** The element at that index, from 0; negative ones count from the end. */
    public <R> Expr<R> at(int index) {
        return atom(operand() + "[" + index + "]");
    }

    /** The same, taken for another type. */
    public <R> Expr<R> as(Class<R> type) {
        return new Expr<>(text, atom);
    }

    /** In parentheses, unless it needs none. */
    String operand() {
        return atom ? text : "(" + text + ")";
    }
}
