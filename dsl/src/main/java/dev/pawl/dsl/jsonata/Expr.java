package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * A JSONata expression.
 *
 * @param text
 *            without the brace-percent signs
 * @param binding
 *            when it needs parentheses
 * @param <T>
 *            the Java type of what it evaluates to
 */
public record Expr<T>(String text, Binding binding) implements Value<T> {
    /** An expression as it is written. */
    public static <T> Expr<T> of(String text) {
        String stripped = text.strip();
        return new Expr<>(stripped, Binding.of(stripped));
    }

    /** One that needs no parentheses. */
    static <T> Expr<T> path(String text) {
        return new Expr<>(text, Binding.PATH);
    }

    /** A call of a function. */
    static <T> Expr<T> call(String function, Value<?>... arguments) {
        StringBuilder text = new StringBuilder("$").append(function).append('(');
        for (int i = 0; i < arguments.length; i++) {
            text.append(i == 0 ? "" : ", ").append(arguments[i].expr().text());
        }
        return path(text.append(')').toString());
    }

    /** Two operands around an operator that associates to the left. */
    static <T> Expr<T> infix(Value<?> left, String operator, Value<?> right, Binding binding) {
        return new Expr<>(left.expr().in(binding) + " " + operator + " " + right.expr().within(binding), binding);
    }

    /**
     * An array, however many elements there are: JSONata makes of one element that element, and of none nothing.
     *
     * @param sequence
     *            a call
     */
    static <T> Expr<T> array(String sequence) {
        return path("[" + sequence + "[]]");
    }

    @Override
    public JsonNode json() {
        return TextNode.valueOf("{% " + text + " %}");
    }

    @Override
    public Expr<T> expr() {
        return this;
    }

    /** As an operand of something that binds so tightly. */
    String in(Binding around) {
        return binding.compareTo(around) < 0 ? "(" + text + ")" : text;
    }

    /** As an operand of something that binds so tightly, where its own kind needs parentheses, too. */
    String within(Binding around) {
        return binding.compareTo(around) <= 0 && binding != Binding.PATH ? "(" + text + ")" : text;
    }

    <R> Expr<R> member(String name) {
        return Names.isWritable(name)
                ? path(in(Binding.PATH) + "." + Names.step(name))
                : path("$lookup(" + text + ", " + Names.text(name) + ")");
    }
}
