package dev.pawl.lint.shape;

import dev.pawl.lint.shape.Shape.Array;
import dev.pawl.lint.shape.Shape.Obj;
import dev.pawl.lint.shape.Shape.OneOf;
import dev.pawl.lint.shape.Shape.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What stands at a place inside a value, and the value after something was put there. */
final class Places {
    private Places() {}

    static Shape member(Shape shape, String name) {
        return switch (shape) {
            case Shape.Anything s -> Shape.ANYTHING.optional();
            case Obj s -> member(s, name);
            case OneOf s -> Join.all(s.shapes().stream().map(one -> member(one, name)).toList());
            case Shape.Never s -> Shape.NEVER;
            case Shape.Missing s -> Shape.MISSING;
            case Shape.Null s -> Shape.MISSING;
            case Shape.Text s -> Shape.MISSING;
            case Shape.Numeric s -> Shape.MISSING;
            case Shape.Bool s -> Shape.MISSING;
            case Array s -> Shape.MISSING;
            case Tuple s -> Shape.MISSING;
        };
    }

    private static Shape member(Obj object, String name) {
        Shape known = object.members().get(name);
        return known != null ? known : object.open() ? Shape.ANYTHING.optional() : Shape.MISSING;
    }

    static Shape element(Shape shape, int index) {
        return switch (shape) {
            case Shape.Anything s -> Shape.ANYTHING.optional();
            case Array s -> element(s, index);
            case Tuple s -> {
                int at = index < 0 ? s.elements().size() + index : index;
                yield at >= 0 && at < s.elements().size() ? s.elements().get(at) : Shape.MISSING;
            }
            case OneOf s -> Join.all(s.shapes().stream().map(one -> element(one, index)).toList());
            case Shape.Never s -> Shape.NEVER;
            case Shape.Missing s -> Shape.MISSING;
            case Shape.Null s -> Shape.MISSING;
            case Shape.Text s -> Shape.MISSING;
            case Shape.Numeric s -> Shape.MISSING;
            case Shape.Bool s -> Shape.MISSING;
            case Obj s -> Shape.MISSING;
        };
    }

    private static Shape element(Array array, int index) {
        long needed = index < 0 ? -(long) index : index + 1L;
        if (array.most().isPresent() && array.most().getAsInt() < needed) {
            return Shape.MISSING;
        }
        return array.least() >= needed ? array.element() : array.element().optional();
    }

    static boolean isArray(Shape shape) {
        return shape instanceof Array || shape instanceof Tuple;
    }

    /** Whether it may be an array. */
    static boolean mayBeArray(Shape shape) {
        return shape.alternatives().stream().anyMatch(s -> s.equals(Shape.ANYTHING) || isArray(s));
    }

    /** Whether it may be an object. */
    static boolean mayBeObject(Shape shape) {
        return shape.alternatives().stream().anyMatch(s -> s.equals(Shape.ANYTHING) || s instanceof Obj);
    }

    /** An array, whichever way it is described. */
    static Array array(Shape shape) {
        return switch (shape) {
            case Array a -> a;
            case Tuple t -> new Array(Join.all(t.elements()), t.elements().size(), OptionalInt.of(t.elements().size()));
            default -> throw new IllegalArgumentException("Expected an array, but got " + shape.inWords());
        };
    }

    /** What is left if it is an array; never, if it is none. */
    static Shape onlyArrays(Shape shape) {
        return only(shape, Shape.ARRAY, Places::isArray);
    }

    /** What is left if it is an object. */
    static Shape onlyObjects(Shape shape) {
        return only(shape, Shape.OBJECT, Obj.class::isInstance);
    }

    /** The alternatives of a kind; {@code any} stands for all values of that kind. */
    static Shape only(Shape shape, Shape any, Predicate<Shape> kind) {
        List<Shape> kept = new ArrayList<>();
        for (Shape one : shape.alternatives()) {
            if (one.equals(Shape.ANYTHING)) {
                kept.add(any);
            } else if (kind.test(one)) {
                kept.add(one);
            }
        }
        return Join.all(kept);
    }

    /** The elements of what is an array here. */
    static Shape elements(Shape shape) {
        Shape arrays = onlyArrays(shape);
        return Join.all(arrays.alternatives().stream().filter(Places::isArray).map(s -> array(s).element()).toList());
    }

    /** The same object with another member. */
    static Shape with(Obj object, String name, Shape value) {
        Map<String, Shape> members = new LinkedHashMap<>(object.members());
        members.put(name, value);
        return Bounds.object(members, object.open());
    }
}
