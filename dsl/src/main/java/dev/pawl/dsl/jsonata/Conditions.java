package dev.pawl.dsl.jsonata;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Comparisons and what joins them. Static, so that they read as they are said. */
public final class Conditions {
    private Conditions() {}

    public static <T> Expr<Boolean> eq(Value<T> left, Value<? extends T> right) {
        return compare(left, "=", right);
    }

    public static <T> Expr<Boolean> eq(Value<T> left, T right) {
        return compare(left, "=", Jsonata.value(right));
    }

    public static <T> Expr<Boolean> ne(Value<T> left, T right) {
        return compare(left, "!=", Jsonata.value(right));
    }

    public static <T> Expr<Boolean> lt(Value<T> left, T right) {
        return compare(left, "<", Jsonata.value(right));
    }

    public static <T> Expr<Boolean> le(Value<T> left, T right) {
        return compare(left, "<=", Jsonata.value(right));
    }

    public static <T> Expr<Boolean> gt(Value<T> left, T right) {
        return compare(left, ">", Jsonata.value(right));
    }

    public static <T> Expr<Boolean> ge(Value<T> left, T right) {
        return compare(left, ">=", Jsonata.value(right));
    }

    /** All hold. */
    @SafeVarargs
    public static Expr<Boolean> and(Value<Boolean>... conditions) {
        return join(" and ", conditions);
    }

    /** At least one holds. */
    @SafeVarargs
    public static Expr<Boolean> or(Value<Boolean>... conditions) {
        return join(" or ", conditions);
    }

    public static Expr<Boolean> not(Value<Boolean> condition) {
        return Expr.atom("$not(" + condition.expr().text() + ")");
    }

    /** Whether there is such a value, be it null. */
    public static Expr<Boolean> exists(Value<?> value) {
        return Expr.atom("$exists(" + value.expr().text() + ")");
    }

    private static Expr<Boolean> compare(Value<?> left, String operator, Value<?> right) {
        return new Expr<>(left.expr().operand() + " " + operator + " " + right.expr().operand(), false);
    }

    @SafeVarargs
    private static Expr<Boolean> join(String operator, Value<Boolean>... conditions) {
        return new Expr<>(Arrays.stream(conditions).map(c -> c.expr().operand()).collect(Collectors.joining(operator)),
                false);
    }
}
