package dev.pawl.lint.shape;

import dev.pawl.lint.shape.Shape.Bool;
import dev.pawl.lint.shape.Shape.Text;
import java.util.List;
import java.util.Optional;

/** What is left of a shape when its value equals a known text or truth value, or does not. */
final class Equality {
    private Equality() {}

    static Shape holds(Shape shape, Shape wanted) {
        return shape.alternatives().stream().anyMatch(s -> mayBe(s, wanted)) ? wanted : Shape.NEVER;
    }

    private static boolean mayBe(Shape shape, Shape wanted) {
        return switch (shape) {
            case Shape.Anything a -> true;
            case Text t -> (wanted instanceof Text w && (t.constant().isEmpty() || t.constant().equals(w.constant()))
                    && w.leastBytes() >= t.leastBytes()) || (t.constant().isEmpty() && wanted.equals(Shape.TEXT));
            case Bool b -> wanted instanceof Bool w && (b.constant().isEmpty() || b.constant().equals(w.constant()));
            default -> false;
        };
    }

    static Shape fails(Shape shape, Shape wanted) {
        List<Shape> left = shape.alternatives().stream().map(s -> without(s, wanted)).toList();
        return Join.all(left);
    }

    private static Shape without(Shape shape, Shape wanted) {
        if (shape instanceof Bool b && wanted instanceof Bool w && w.constant().isPresent()) {
            boolean other = !w.constant().get();
            return b.constant().isPresent() && b.constant().get() != other
                    ? Shape.NEVER
                    : new Bool(Optional.of(other));
        }
        boolean constant = shape instanceof Text t && t.constant().isPresent();
        return constant && shape.equals(wanted) ? Shape.NEVER : shape;
    }
}
