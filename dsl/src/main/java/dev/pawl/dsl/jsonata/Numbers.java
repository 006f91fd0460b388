package dev.pawl.dsl.jsonata;

import java.math.BigDecimal;

/**
 * Arithmetic and functions of numbers. JSONata counts in binary fractions of 64 bits, as JavaScript does: 0.1
 * + 0.2 is
 * a little more than 0.3. A result is taken for the type of the left operand.
 */
public final class Numbers {
    private Numbers() {}

    /** The sum of both. */
    public static <N extends Number> Expr<N> plus(Value<N> left, Value<? extends Number> right) {
        return Expr.infix(left, "+", right, Binding.SUM);
    }

    /** The sum of both. */
    public static <N extends Number> Expr<N> plus(Value<N> left, Number right) {
        return plus(left, Jsonata.value(right));
    }

    /** What is left of the one without the other. */
    public static <N extends Number> Expr<N> minus(Value<N> left, Value<? extends Number> right) {
        return Expr.infix(left, "-", right, Binding.SUM);
    }

    /** What is left of the one without the other. */
    public static <N extends Number> Expr<N> minus(Value<N> left, Number right) {
        return minus(left, Jsonata.value(right));
    }

    /** The product of both. */
    public static <N extends Number> Expr<N> times(Value<N> left, Value<? extends Number> right) {
        return Expr.infix(left, "*", right, Binding.PRODUCT);
    }

    /** The product of both. */
    public static <N extends Number> Expr<N> times(Value<N> left, Number right) {
        return times(left, Jsonata.value(right));
    }

    /** The one divided by the other, with its fraction. */
    public static Expr<BigDecimal> dividedBy(Value<? extends Number> left, Value<? extends Number> right) {
        return Expr.infix(left, "/", right, Binding.PRODUCT);
    }

    /** The one divided by the other, with its fraction. */
    public static Expr<BigDecimal> dividedBy(Value<? extends Number> left, Number right) {
        return dividedBy(left, Jsonata.value(right));
    }

    /** What remains of the one after it was divided by the other; it has the sign of the one. */
    public static <N extends Number> Expr<N> modulo(Value<N> left, Value<? extends Number> right) {
        return Expr.infix(left, "%", right, Binding.PRODUCT);
    }

    /** What remains of the one after it was divided by the other; it has the sign of the one. */
    public static <N extends Number> Expr<N> modulo(Value<N> left, Number right) {
        return modulo(left, Jsonata.value(right));
    }

    /** Without its sign. */
    public static <N extends Number> Expr<N> abs(Value<N> number) {
        return Expr.call("abs", number);
    }

    /** The next whole number that is not greater. */
    public static Expr<Integer> floor(Value<? extends Number> number) {
        return Expr.call("floor", number);
    }

    /** The next whole number that is not less. */
    public static Expr<Integer> ceil(Value<? extends Number> number) {
        return Expr.call("ceil", number);
    }

    /** The nearest whole number; of two, the even one. */
    public static Expr<Integer> round(Value<? extends Number> number) {
        return Expr.call("round", number);
    }

    /** The nearest number of so many decimal places; of two, the one whose last digit is even. */
    public static <N extends Number> Expr<N> round(Value<N> number, int places) {
        return Expr.call("round", number, Jsonata.value(places));
    }

    /** The base multiplied so many times. */
    public static <N extends Number> Expr<N> power(Value<N> base, Number exponent) {
        return Expr.call("power", base, Jsonata.value(exponent));
    }

    /** The square root. */
    public static Expr<BigDecimal> sqrt(Value<? extends Number> number) {
        return Expr.call("sqrt", number);
    }

    /** The sum of all; 0 of none. */
    public static <N extends Number> Expr<N> sum(Value<? extends Iterable<N>> numbers) {
        return Expr.call("sum", numbers);
    }

    /** The greatest; not there, if there are none. */
    public static <N extends Number> Expr<N> max(Value<? extends Iterable<N>> numbers) {
        return Expr.call("max", numbers);
    }

    /** The least; not there, if there are none. */
    public static <N extends Number> Expr<N> min(Value<? extends Iterable<N>> numbers) {
        return Expr.call("min", numbers);
    }

    /** The mean; not there, if there are none. */
    public static Expr<BigDecimal> average(Value<? extends Iterable<? extends Number>> numbers) {
        return Expr.call("average", numbers);
    }

    /** The number that a text is. */
    public static Expr<BigDecimal> number(Value<String> text) {
        return Expr.call("number", text);
    }

    /** A number as a text, by a picture such as {@code #,##0.00}. */
    public static Expr<String> formatNumber(Value<? extends Number> number, String picture) {
        return Expr.call("formatNumber", number, Jsonata.value(picture));
    }

    /** A number from 0 up to, but not including, 1. */
    public static Expr<BigDecimal> random() {
        return Expr.call("random");
    }

    /** The same, drawn with a seed: the same seed draws the same number. */
    public static Expr<BigDecimal> random(Value<? extends Number> seed) {
        return Expr.call("random", seed);
    }
}
