package dev.pawl.lint.shape;

import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.Condition;
import dev.pawl.asl.State;

/** How much work a check may still do. Definitions are written by guests: none may hold a thread. */
final class Effort {
    private static final long MOST = 3_000_000;
    private static final long MEMBERS = 200;
    private long left = MOST;

    /** There is no end in sight. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("too much to look at", null, false, false);
        }
    }

    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Exhausted();
        }
    }

    /** Visits a state: each condition may tell of one more member, and looks at all that are known. */
    void spend(State state) {
        if (state instanceof ChoiceState choice) {
            long conditions = choice.rules().stream().mapToLong(rule -> count(rule.condition())).sum();
            spend(conditions * Math.min(conditions, MEMBERS) / 2);
        }
    }

    private static long count(Condition condition) {
        return switch (condition) {
            case Condition.And c -> c.all().stream().mapToLong(Effort::count).sum();
            case Condition.Or c -> c.any().stream().mapToLong(Effort::count).sum();
            case Condition.Not c -> count(c.other());
            case Condition.Noted c -> count(c.condition());
            case Condition.Comparison c -> 1;
            case Condition.Jsonata c -> 1;
            case Condition.Constant c -> 1;
        };
    }

    /** Looks at a shape. */
    void spend(Shape shape) {
        spend(size(shape));
    }

    private static long size(Shape shape) {
        return switch (shape) {
            case Shape.Array s -> 1 + size(s.element());
            case Shape.Tuple s -> 1 + s.elements().stream().mapToLong(Effort::size).sum();
            case Shape.Obj s -> 1 + s.members().values().stream().mapToLong(Effort::size).sum();
            case Shape.OneOf s -> 1 + s.shapes().stream().mapToLong(Effort::size).sum();
            default -> 1;
        };
    }
}
