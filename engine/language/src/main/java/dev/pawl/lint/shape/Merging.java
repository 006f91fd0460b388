package dev.pawl.lint.shape;

import dev.pawl.expr.jsonata.Syntax;
import dev.pawl.lint.shape.Shape.Tuple;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code $merge}: the members of all objects in an array, later ones in the place of earlier ones. */
final class Merging {
    private Merging() {}

    static Shape of(Syntax argument, Shape value, Function<Syntax, Shape> each) {
        if (argument instanceof Syntax.ArrayOf array) {
            return all(array.elements().stream().map(each).toList());
        }
        if (value instanceof Tuple tuple) {
            return all(tuple.elements());
        }
        return value.isMissing() ? value : value.mayBeMissing() ? Shape.OBJECT.optional() : Shape.OBJECT;
    }

    private static Shape all(List<Shape> elements) {
        Shape merged = Shape.closed(Map.of());
        for (Shape element : elements) {
            Shape next = part(element);
            if (next.isNever()) {
                return Shape.NEVER;
            }
            merged = IntrinsicShapes.merge(merged, next);
        }
        return merged;
    }

    /** What an element adds; arrays are taken apart, nothing adds nothing. */
    private static Shape part(Shape element) {
        Shape objects = Kinds.OBJECT.only(element.present());
        Shape arrays = Places.onlyArrays(element.present());
        Shape part = arrays.isNever() ? objects : Shape.OBJECT;
        return element.mayBeMissing() ? part.or(Shape.closed(Map.of())) : part;
    }
}
