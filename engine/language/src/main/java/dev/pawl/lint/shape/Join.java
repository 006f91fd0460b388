package dev.pawl.lint.shape;

import dev.pawl.lint.shape.Shape.Array;
import dev.pawl.lint.shape.Shape.Bool;
import dev.pawl.lint.shape.Shape.Obj;
import dev.pawl.lint.shape.Shape.OneOf;
import dev.pawl.lint.shape.Shape.Text;
import dev.pawl.lint.shape.Shape.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The values of several shapes as one. There is at most one object and one array among the alternatives, and
 * few
 * texts, so that shapes stay small and a loop that goes on joining comes to an end.
 */
final class Join {
    private static final int MOST_TEXTS = 8;

    private Join() {}

    static Shape all(List<Shape> shapes) {
        Shape joined = Shape.NEVER;
        for (Shape shape : shapes) {
            joined = of(joined, shape);
        }
        return joined;
    }

    static Shape of(Shape a, Shape b) {
        if (a.equals(b) || b.isNever()) {
            return a;
        }
        if (a.isNever()) {
            return b;
        }
        List<Shape> all = new ArrayList<>(a.alternatives());
        b.alternatives().forEach(shape -> add(all, shape));
        return all.size() == 1 ? all.getFirst() : new OneOf(all);
    }

    private static void add(List<Shape> all, Shape shape) {
        if (all.contains(shape)) {
            return;
        }
        if (shape.isMissing()) {
            all.add(shape);
        } else if (shape.equals(Shape.ANYTHING) || all.contains(Shape.ANYTHING)) {
            all.removeIf(s -> !s.isMissing());
            all.addFirst(Shape.ANYTHING);
        } else {
            put(all, shape);
        }
    }

    private static void put(List<Shape> all, Shape shape) {
        if (shape instanceof Text text) {
            putText(all, text);
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            Optional<Shape> one = merged(all.get(i), shape);
            if (one.isPresent()) {
                all.set(i, one.get());
                return;
            }
        }
        all.add(shape);
    }

    private static void putText(List<Shape> all, Text text) {
        List<Text> texts = all.stream().filter(Text.class::isInstance).map(Text.class::cast).toList();
        boolean constants = text.constant().isPresent() && texts.stream().allMatch(t -> t.constant().isPresent());
        if (constants && texts.size() < MOST_TEXTS) {
            all.add(text);
            return;
        }
        long least = texts.stream().mapToLong(Text::leastBytes).reduce(text.leastBytes(), Math::min);
        Text any = new Text(Optional.empty(), least);
        if (!all.contains(any)) {
            all.removeIf(Text.class::isInstance);
            all.add(any);
        }
    }

    private static Optional<Shape> merged(Shape a, Shape b) {
        if (a instanceof Bool && b instanceof Bool) {
            return Optional.of(Shape.BOOL);
        }
        if (a instanceof Obj x && b instanceof Obj y) {
            return Optional.of(objects(x, y));
        }
        return Places.isArray(a) && Places.isArray(b) ? Optional.of(arrays(a, b)) : Optional.empty();
    }

    private static Shape arrays(Shape a, Shape b) {
        if (a instanceof Tuple x && b instanceof Tuple y && x.elements().size() == y.elements().size()) {
            List<Shape> elements = new ArrayList<>();
            for (int i = 0; i < x.elements().size(); i++) {
                elements.add(of(x.elements().get(i), y.elements().get(i)));
            }
            return Bounds.tuple(elements);
        }
        return arrays(Places.array(a), Places.array(b));
    }

    private static Shape arrays(Array a, Array b) {
        OptionalInt most = a.most().isPresent() && b.most().isPresent()
                ? OptionalInt.of(Math.max(a.most().getAsInt(), b.most().getAsInt()))
                : OptionalInt.empty();
        return Bounds.array(of(a.element(), b.element()), Math.min(a.least(), b.least()), most);
    }

    private static Shape objects(Obj a, Obj b) {
        Map<String, Shape> members = new LinkedHashMap<>();
        a.members().forEach((name, shape) -> members.put(name, of(shape, b.member(name))));
        b.members().forEach((name, shape) -> {
            if (!a.members().containsKey(name)) {
                members.put(name, of(a.member(name), shape));
            }
        });
        return Bounds.object(members, a.open() || b.open());
    }
}
