package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.pawl.expr.jsonata.Builtin.Args;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code $sort}: the library's own sorts with an order that a guest can make contradict itself. */
final class ListFunctions {
    private ListFunctions() {}

    static List<Builtin> all() {
        return List.of(new Builtin("sort", "<af?:a>", ListFunctions::sort));
    }

    private static @Nullable Object sort(Args args) {
        if (args.missing(0)) {
            return null;
        }
        List<Object> list = new ArrayList<>(args.list(0));
        if (list.size() < 2) {
            return list;
        }
        Object order = args.value(1);
        return order == null
                ? sorted(list, plainOrder(list))
                : sorted(list, (a, b) -> {
                    Evaluation.running().meter().step();
                    List<Object> pair = new ArrayList<>(List.of(a, b));
                    return Jsonata.boolize(Guests.call(order, pair));
                });
    }

    /** Whether the first of two belongs after the second. */
    private interface Order {
        boolean swaps(Object a, Object b);
    }

    private static Order plainOrder(List<Object> list) {
        if (list.stream().allMatch(Number.class::isInstance)) {
            return (a, b) -> ((Number) a).doubleValue() > ((Number) b).doubleValue();
        }
        if (list.stream().allMatch(String.class::isInstance)) {
            return (a, b) -> ((String) a).compareTo((String) b) > 0;
        }
        throw new JException("D3070", -1);
    }

    /** A stable merge sort, which ends whatever the order answers. */
    private static List<Object> sorted(List<Object> list, Order order) {
        if (list.size() < 2) {
            return list;
        }
        List<Object> left = sorted(new ArrayList<>(list.subList(0, list.size() / 2)), order);
        List<Object> right = sorted(new ArrayList<>(list.subList(list.size() / 2, list.size())), order);
        List<Object> merged = new ArrayList<>(list.size());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            Object a = Objects.requireNonNull(left.get(l));
            Object b = Objects.requireNonNull(right.get(r));
            merged.add(order.swaps(a, b) ? right.get(r++) : left.get(l++));
        }
        merged.addAll(left.subList(l, left.size()));
        merged.addAll(right.subList(r, right.size()));
        return merged;
    }
}
