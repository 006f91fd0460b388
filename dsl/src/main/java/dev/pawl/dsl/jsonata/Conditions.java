package dev.pawl.dsl.jsonata;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comparisons and what joins them. Static, so that they read as they are said. */
public final class Conditions {
    private Conditions() {}

    /** Whether both are the same text. */
    public static Expr<Boolean> eq(Value<String> left, String right) {
        return compare(left, "=", Jsonata.value(right));
    }

    /** Whether both are the same number. */
    public static Expr<Boolean> eq(Value<? extends Number> left, Number right) {
        return compare(left, "=", Jsonata.value(right));
    }

    /** Whether it is that constant, as Jackson writes it. */
    public static <E extends Enum<E>> Expr<Boolean> eq(Value<E> left, E right) {
        return compare(left, "=", Jsonata.value(right));
    }

    /** Whether it is so. */
    public static Expr<Boolean> eq(Value<Boolean> left, boolean right) {
        return compare(left, "=", Jsonata.value(right));
    }

    /** Whether both are the same, at every depth. */
    public static <T> Expr<Boolean> eq(Value<T> left, Value<? extends T> right) {
        return compare(left, "=", right);
    }

    /** Whether they are different texts. */
    public static Expr<Boolean> ne(Value<String> left, String right) {
        return compare(left, "!=", Jsonata.value(right));
    }

    /** Whether they are different numbers. */
    public static Expr<Boolean> ne(Value<? extends Number> left, Number right) {
        return compare(left, "!=", Jsonata.value(right));
    }

    /** Whether it is another constant. */
    public static <E extends Enum<E>> Expr<Boolean> ne(Value<E> left, E right) {
        return compare(left, "!=", Jsonata.value(right));
    }

    /** Whether they differ. */
    public static <T> Expr<Boolean> ne(Value<T> left, Value<? extends T> right) {
        return compare(left, "!=", right);
    }

    /** Whether the left number is less. */
    public static Expr<Boolean> lt(Value<? extends Number> left, Number right) {
        return compare(left, "<", Jsonata.value(right));
    }

    /** Whether the left number is less. */
    public static Expr<Boolean> lt(Value<? extends Number> left, Value<? extends Number> right) {
        return compare(left, "<", right);
    }

    /** Whether the left number is less or the same. */
    public static Expr<Boolean> le(Value<? extends Number> left, Number right) {
        return compare(left, "<=", Jsonata.value(right));
    }

    /** Whether the left number is less or the same. */
    public static Expr<Boolean> le(Value<? extends Number> left, Value<? extends Number> right) {
        return compare(left, "<=", right);
    }

    /** Whether the left number is greater. */
    public static Expr<Boolean> gt(Value<? extends Number> left, Number right) {
        return compare(left, ">", Jsonata.value(right));
    }

    /** Whether the left number is greater. */
    public static Expr<Boolean> gt(Value<? extends Number> left, Value<? extends Number> right) {
        return compare(left, ">", right);
    }

    /** Whether the left number is greater or the same. */
    public static Expr<Boolean> ge(Value<? extends Number> left, Number right) {
        return compare(left, ">=", Jsonata.value(right));
    }

    /** Whether the left number is greater or the same. */
    public static Expr<Boolean> ge(Value<? extends Number> left, Value<? extends Number> right) {
        return compare(left, ">=", right);
    }

    /** Whether the left text comes first: in the order of characters, which for times in UTC is that of time. */
    public static <T> Expr<Boolean> before(Value<T> left, Value<? extends T> right) {
        return compare(left, "<", right);
    }

    /** Whether the left text comes last: in the order of characters, which for times in UTC is that of time. */
    public static <T> Expr<Boolean> after(Value<T> left, Value<? extends T> right) {
        return compare(left, ">", right);
    }

    /** Whether the array has such an element. */
    public static <T> Expr<Boolean> in(Value<? extends T> element, Value<? extends Iterable<? extends T>> array) {
        return compare(element, "in", array);
    }

    /** Whether it is one of those. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Expr<Boolean> oneOf(Value<T> value, T... others) {
        return compare(value, "in", Jsonata.value(Arrays.asList(others)));
    }

    /** All hold; of none, that is so. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Expr<Boolean> and(Value<Boolean>... conditions) {
        return join(" and ", Binding.AND, conditions);
    }

    /** At least one holds; of none, that is not so. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Expr<Boolean> or(Value<Boolean>... conditions) {
        return join(" or ", Binding.OR, conditions);
    }

    /** It does not hold. */
    public static Expr<Boolean> not(Value<Boolean> condition) {
        return Expr.call("not", condition);
    }

    /** Whether there is such a value, be it null. */
    public static Expr<Boolean> exists(Value<?> value) {
        return Expr.call("exists", value);
    }

    /** Whether it is there, and null. */
    public static Expr<Boolean> isNull(Value<?> value) {
        return compare(value, "=", nothing());
    }

    /** Whether it is there, and not null. */
    public static Expr<Boolean> isPresent(Value<?> value) {
        return join(" and ", Binding.AND, exists(value), compare(value, "!=", nothing()));
    }

    /** The one value if it holds, and the other if not. */
    public static <T> Expr<T> when(Value<Boolean> condition, Value<? extends T> then, Value<? extends T> otherwise) {
        return new Expr<>(condition.expr().within(Binding.LOOSE) + " ? " + then.expr().text() + " : "
                + otherwise.expr().text(), Binding.LOOSE);
    }

    /** The one value if it holds, and the other if not. */
    public static <T> Expr<T> when(Value<Boolean> condition, T then, T otherwise) {
        return when(condition, Jsonata.value(then), Jsonata.value(otherwise));
    }

    /** The value, or the other one if it is not there or null. */
    public static <T> Expr<T> orElse(Value<T> value, Value<? extends T> otherwise) {
        return when(isPresent(value), value, otherwise);
    }

    /** The value, or the other one if it is not there or null. */
    public static <T> Expr<T> orElse(Value<T> value, T otherwise) {
        return orElse(value, Jsonata.value(otherwise));
    }

    private static Literal<@Nullable Object> nothing() {
        return Jsonata.value(null);
    }

    private static Expr<Boolean> compare(Value<?> left, String operator, Value<?> right) {
        return new Expr<>(left.expr().within(Binding.COMPARISON) + " " + operator + " "
                + right.expr().within(Binding.COMPARISON), Binding.COMPARISON);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Expr<Boolean> join(String operator, Binding binding, Value<Boolean>... conditions) {
        if (conditions.length == 0) {
            return Expr.path(String.valueOf(binding == Binding.AND));
        }
        if (conditions.length == 1) {
            return conditions[0].expr();
        }
        return new Expr<>(
                Arrays.stream(conditions).map(c -> c.expr().in(binding)).collect(Collectors.joining(operator)),
                binding);
    }
}
