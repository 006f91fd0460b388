package dev.pawl.lint.shape;

import dev.pawl.expr.path.Step;
import dev.pawl.lint.shape.Shape.Array;
import dev.pawl.lint.shape.Shape.Obj;
import dev.pawl.lint.shape.Shape.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Puts a value where a reference path says; never, if that is not possible at all. */
final class Insertion {
    private Insertion() {}

    static Shape of(Shape into, Shape value, List<Step> steps) {
        if (steps.isEmpty()) {
            return value;
        }
        List<Step> rest = steps.subList(1, steps.size());
        List<Shape> results = new ArrayList<>();
        for (Shape one : into.alternatives()) {
            results.add(switch (steps.getFirst()) {
                case Step.Member m -> member(one, m.name(), value, rest);
                case Step.Element e -> element(one, e.index(), value, rest);
            });
        }
        return Join.all(results);
    }

    private static Shape member(Shape into, String name, Shape value, List<Step> rest) {
        Obj object = switch (into) {
            case Obj o -> o;
            case Shape.Anything a -> (Obj) Shape.OBJECT;
            default -> new Obj(Map.of(), false);
        };
        if (!(into instanceof Obj || into instanceof Shape.Anything)) {
            return Shape.NEVER;
        }
        Shape child = object.member(name);
        Shape base = child.mayBeMissing() ? child.present().or(Shape.closed(Map.of())) : child;
        Shape inside = of(base, value, rest);
        return inside.isNever() ? Shape.NEVER : Places.with(object, name, inside);
    }

    private static Shape element(Shape into, int index, Shape value, List<Step> rest) {
        Shape child = into.element(index).present();
        Shape inside = of(child, value, rest);
        if (child.isNever() || inside.isNever()) {
            return Shape.NEVER;
        }
        return switch (into) {
            case Tuple t -> {
                List<Shape> elements = new ArrayList<>(t.elements());
                elements.set(index, inside);
                yield new Tuple(elements);
            }
            case Array a -> new Array(a.element().or(inside), Math.max(a.least(), index + 1), a.most());
            case Shape.Anything a -> new Array(Shape.ANYTHING, index + 1, OptionalInt.empty());
            default -> Shape.NEVER;
        };
    }
}
