package dev.pawl.lint.shape;

import dev.pawl.lint.shape.Kinds.Expected;
import dev.pawl.lint.shape.Shape.Bool;
import dev.pawl.lint.shape.Shape.Text;
import java.util.Optional;
import java.util.function.Consumer;

/** What comparing two values in JSONata gives. */
final class JsonataComparisons {
    private JsonataComparisons() {}

    static Shape equality(Shape left, Shape right, boolean equal) {
        // Nothing is neither equal nor unequal to anything.
        if (left.isMissing() || right.isMissing()) {
            return new Bool(Optional.of(false));
        }
        boolean sure = equal || (!left.mayBeMissing() && !right.mayBeMissing());
        return sure && neverEqual(left.present(), right.present()) ? new Bool(Optional.of(!equal)) : Shape.BOOL;
    }

    private static boolean neverEqual(Shape left, Shape right) {
        return left.alternatives().stream().noneMatch(a -> right.alternatives().stream().anyMatch(b -> mayEqual(a, b)));
    }

    private static boolean mayEqual(Shape a, Shape b) {
        if (a.equals(Shape.ANYTHING) || b.equals(Shape.ANYTHING)) {
            return true;
        }
        if (a instanceof Text s && b instanceof Text t) {
            return mayEqual(s.constant(), t.constant());
        }
        if (a instanceof Bool s && b instanceof Bool t) {
            return mayEqual(s.constant(), t.constant());
        }
        return Places.isArray(a) ? Places.isArray(b) : a.getClass() == b.getClass();
    }

    private static <T> boolean mayEqual(Optional<T> a, Optional<T> b) {
        return a.isEmpty() || b.isEmpty() || a.equals(b);
    }

    /**
     * Only two numbers or two texts have an order; nothing has none with anything.
     *
     * @param tell
     *            hears why comparing always fails
     */
    static Shape order(String operator, Shape left, Shape right, Consumer<String> tell) {
        if (!isComparable(left) || !isComparable(right)) {
            tell.accept("'" + operator + "' compares numbers or texts, but here it gets "
                    + (isComparable(left) ? right : left).inWords());
            return Shape.NEVER;
        }
        if (left.isMissing() || right.isMissing()) {
            return Shape.MISSING;
        }
        if (left.mayBeMissing() || right.mayBeMissing()) {
            return Shape.BOOL.optional();
        }
        if (!bothFit(Kinds.NUMBER, left, right) && !bothFit(Kinds.TEXT, left, right)) {
            tell.accept("'" + operator + "' compares two numbers or two texts, but here " + left.inWords() + " and "
                    + right.inWords());
            return Shape.NEVER;
        }
        return Shape.BOOL;
    }

    private static boolean isComparable(Shape shape) {
        return shape.mayBeMissing() || Kinds.NUMBER.mayFit(shape) || Kinds.TEXT.mayFit(shape);
    }

    private static boolean bothFit(Expected kind, Shape left, Shape right) {
        return kind.mayFit(left) && kind.mayFit(right);
    }
}
