package dev.pawl.lint.shape;

/** How much work a check may still do. Definitions are written by guests: none may hold a thread. */
final class Effort {
    private static final long MOST = 3_000_000;
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
