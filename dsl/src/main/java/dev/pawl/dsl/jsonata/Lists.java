package dev.pawl.dsl.jsonata;

import dev.pawl.dsl.Field;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Functions of arrays. Those that give arrays always do, also of one element or none, where JSONata by itself
 * would
 * give the element or nothing. The functions of Java that they take are asked once or more while the machine
 * is being
 * written, never while it runs.
 */
public final class Lists {
    private Lists() {}

    /**
     * That component of each: {@code each(order.get(Order::lines), Line::price)}. What is not there is left out.
     */
    public static <T, R> Expr<List<R>> each(Value<? extends Iterable<T>> list, Field<? super T, R> field) {
        String name = field.jsonName();
        return field.isSingle() && Names.isWritable(name)
                ? Expr.path("[" + list.expr().in(Binding.PATH) + "." + Names.step(name) + "]")
                : map(list, item -> item.field(name));
    }

    /**
     * What is made of each: {@code map(lines, line -> times(line.get(Line::price), line.get(Line::quantity)))}.
     */
    public static <T, R> Expr<List<R>> map(Value<? extends Iterable<T>> list,
            Function<Expr<T>, ? extends Value<? extends R>> each) {
        return call("map", list, Lambda.of("item", each));
    }

    /** Those for which that holds: {@code filter(lines, line -> gt(line.get(Line::quantity), 0))}. */
    public static <T> Expr<List<T>> filter(Value<? extends Iterable<T>> list,
            Function<Expr<T>, ? extends Value<Boolean>> condition) {
        return call("filter", list, Lambda.of("item", condition));
    }

    /** Whether it holds for at least one. */
    public static <T> Expr<Boolean> anyMatch(Value<? extends Iterable<T>> list,
            Function<Expr<T>, ? extends Value<Boolean>> condition) {
        return new Expr<>("$count(" + filter(list, condition).text() + ") > 0", Binding.COMPARISON);
    }

    /** Whether it holds for all; of none, that is so. */
    public static <T> Expr<Boolean> allMatch(Value<? extends Iterable<T>> list,
            Function<Expr<T>, ? extends Value<Boolean>> condition) {
        return Conditions.not(anyMatch(list, item -> Conditions.not(condition.apply(item))));
    }

    /** What becomes of all, one after the other: {@code reduce(lines, value(0), (sum, line) -> …)}. */
    @SuppressWarnings("unchecked")
    public static <T, R> Expr<R> reduce(Value<? extends Iterable<T>> list, Value<? extends R> first,
            BiFunction<Expr<R>, Expr<T>, ? extends Value<? extends R>> next) {
        String function = Lambda.of(List.of("before", "item"),
                p -> next.apply((Expr<R>) (Expr<?>) p.get(0), (Expr<T>) (Expr<?>) p.get(1)));
        return Expr.path("$reduce(" + list.expr().text() + ", " + function + ", " + first.expr().text() + ")");
    }

    /** In the order of numbers or texts. */
    public static <T> Expr<List<T>> sort(Value<? extends Iterable<T>> list) {
        return Expr.array("$sort(" + list.expr().text() + ")");
    }

    /** In the order of that component, a number or a text. */
    public static <T> Expr<List<T>> sort(Value<? extends Iterable<T>> list, Field<? super T, ?> by) {
        return sortBy(list, item -> item.field(by.jsonName()));
    }

    /** In the order of what is made of each, a number or a text. */
    public static <T> Expr<List<T>> sortBy(Value<? extends Iterable<T>> list,
            Function<Expr<T>, ? extends Value<?>> key) {
        return sorted(list, ">", key);
    }

    /** In the order of what is made of each, the greatest first. */
    public static <T> Expr<List<T>> sortDescendingBy(Value<? extends Iterable<T>> list,
            Function<Expr<T>, ? extends Value<?>> key) {
        return sorted(list, "<", key);
    }

    @SuppressWarnings("unchecked")
    private static <T> Expr<List<T>> sorted(Value<? extends Iterable<T>> list, String operator,
            Function<Expr<T>, ? extends Value<?>> key) {
        return call("sort", list, Lambda.of(List.of("left", "right"),
                p -> Expr.infix(key.apply((Expr<T>) (Expr<?>) p.get(0)), operator,
                        key.apply((Expr<T>) (Expr<?>) p.get(1)), Binding.COMPARISON)));
    }

    /** How many there are. */
    public static Expr<Integer> count(Value<? extends Iterable<?>> list) {
        return Expr.call("count", list);
    }

    /** The first; not there, if there is none. */
    public static <T> Expr<T> first(Value<? extends Iterable<T>> list) {
        return list.at(0);
    }

    /** The last; not there, if there is none. */
    public static <T> Expr<T> last(Value<? extends Iterable<T>> list) {
        return list.at(-1);
    }

    /** Each once. */
    public static <T> Expr<List<T>> distinct(Value<? extends Iterable<T>> list) {
        return Expr.array("$distinct(" + list.expr().text() + ")");
    }

    /** From the last to the first. */
    public static <T> Expr<List<T>> reverse(Value<? extends Iterable<T>> list) {
        return Expr.array("$reverse(" + list.expr().text() + ")");
    }

    /** Those of the one, and then those of the other. */
    public static <T> Expr<List<T>> append(Value<? extends Iterable<T>> first,
            Value<? extends Iterable<? extends T>> second) {
        return Expr.array("$append(" + first.expr().text() + ", " + second.expr().text() + ")");
    }

    /** Cut into arrays of at most so many. */
    public static <T> Expr<List<List<T>>> partition(Value<? extends Iterable<T>> list, int size) {
        return Expr.array("$partition(" + list.expr().text() + ", " + size + ")");
    }

    /** The numbers from one to another, both included, in steps. */
    public static Expr<List<Integer>> range(Value<? extends Number> first, Value<? extends Number> last, int step) {
        return Expr.array(
                "$range(" + first.expr().text() + ", " + last.expr().text() + ", " + step + ")");
    }

    /** The numbers from one to another, both included, in steps. */
    public static Expr<List<Integer>> range(int first, int last, int step) {
        return range(Jsonata.value(first), Jsonata.value(last), step);
    }

    private static <T> Expr<T> call(String function, Value<?> list, String lambda) {
        return Expr.array("$" + function + "(" + list.expr().text() + ", " + lambda + ")");
    }
}
