package dev.pawl.lint.shape;

import dev.pawl.lint.shape.Shape.Bool;
import dev.pawl.lint.shape.Shape.Obj;
import dev.pawl.lint.shape.Shape.Text;
import java.util.function.Predicate;

/** The kinds of value that places need. */
final class Kinds {
    /**
     * A kind.
     *
     * @param any
     *            all values of the kind
     * @param words
     *            for messages, with an article
     */
    record Expected(Shape any, Predicate<Shape> kind, String words) {
        /** Whether a value of the shape may be of this kind. */
        boolean mayFit(Shape shape) {
            return shape.alternatives().stream().anyMatch(s -> s.equals(Shape.ANYTHING) || kind.test(s));
        }

        /** What is left if it is of this kind. */
        Shape only(Shape shape) {
            return Places.only(shape, any, kind);
        }

        /** What is left if it is not. */
        Shape without(Shape shape) {
            return Join.all(shape.alternatives().stream().filter(s -> !kind.test(s)).toList());
        }
    }

    static final Expected TEXT = new Expected(Shape.TEXT, Text.class::isInstance, "a text");
    static final Expected NUMBER = new Expected(Shape.NUMERIC, Shape.Numeric.class::isInstance, "a number");
    /** Where a path gives a number, AWS also takes texts that are one. */
    static final Expected COUNT = new Expected(Shape.NUMERIC, Kinds::mayCount, "a number");
    static final Expected BOOL = new Expected(Shape.BOOL, Bool.class::isInstance, "true or false");
    static final Expected ARRAY = new Expected(Shape.ARRAY, Places::isArray, "an array");
    static final Expected OBJECT = new Expected(Shape.OBJECT, Obj.class::isInstance, "an object");
    static final Expected NULL = new Expected(Shape.NULL, Shape.Null.class::isInstance, "null");
    private static final Expected ANY = new Expected(Shape.ANYTHING, s -> true, "a value");

    private Kinds() {}

    private static boolean mayCount(Shape shape) {
        return shape instanceof Shape.Numeric
                || (shape instanceof Text t && t.constant().map(c -> c.strip().matches("[+-]?[0-9.]+")).orElse(true));
    }

    /** By a letter of JSONata's signatures. */
    static Expected expected(char letter) {
        return switch (letter) {
            case 's' -> TEXT;
            case 'n' -> NUMBER;
            case 'b' -> BOOL;
            case 'a' -> ARRAY;
            case 'o' -> OBJECT;
            default -> ANY;
        };
    }
}
