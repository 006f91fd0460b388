package dev.pawl.lint.shape;

import dev.pawl.lint.shape.Shape.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * JSONata's sequences: a path goes through the elements of arrays, one result stands for itself, several are
 * an array,
 * none is nothing.
 */
final class Sequences {
    private Sequences() {}

    /** {@code from.name}. */
    static Shape member(Shape from, String name) {
        List<Shape> found = new ArrayList<>();
        for (Shape one : from.alternatives()) {
            if (Places.isArray(one)) {
                Shape each = member(Places.array(one).element(), name);
                found.add(each.isNever() ? Shape.MISSING : collected(each));
            } else {
                found.add(one.member(name));
            }
        }
        return Join.all(found);
    }

    /** What comes of many results that each look like this. */
    static Shape collected(Shape each) {
        if (each.isMissing() || each.isNever()) {
            return Shape.MISSING;
        }
        Shape value = each.present();
        return value.or(several(value.or(items(value)))).optional();
    }

    private static Shape several(Shape element) {
        return new Array(element, 0, OptionalInt.empty());
    }

    /** What a step sees one by one: the elements of arrays, and values that are none. */
    static Shape items(Shape from) {
        Shape items = Shape.NEVER;
        for (Shape one : from.present().alternatives()) {
            items = items.or(Places.isArray(one) ? Places.array(one).element() : one);
        }
        return items;
    }

    /** {@code from[index]}; what is no array is its own only element. */
    static Shape element(Shape from, int index) {
        List<Shape> found = new ArrayList<>();
        for (Shape one : from.alternatives()) {
            if (one.equals(Shape.ANYTHING)) {
                found.add(Shape.ANYTHING.optional());
            } else if (Places.isArray(one)) {
                found.add(one.element(index));
            } else {
                found.add(index == 0 || index == -1 ? one : Shape.MISSING);
            }
        }
        return Join.all(found);
    }

    /** Some, one or all of the items, in any order. */
    static Shape some(Shape from) {
        Shape items = items(from);
        return items.isNever() ? from.isNever() ? from : Shape.MISSING : collected(items).or(from);
    }

    /** Always an array, if there is anything. */
    static Shape kept(Shape from) {
        Shape items = items(from);
        Shape kept = items.isNever() ? Shape.tuple(List.of()) : several(items.or(Places.elements(items)));
        return from.isNever() || from.isMissing() ? from : from.mayBeMissing() ? kept.optional() : kept;
    }
}
