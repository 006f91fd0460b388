package dev.pawl.lint.shape;

import dev.pawl.lint.shape.Shape.Array;
import dev.pawl.lint.shape.Shape.Obj;
import dev.pawl.lint.shape.Shape.OneOf;
import dev.pawl.lint.shape.Shape.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Keeps shapes small: what is too deep, too wide or never comes to rest becomes wider, never narrower. */
final class Bounds {
    private static final int MOST_ELEMENTS = 32;
    private static final int MOST_MEMBERS = 200;
    private static final int MOST_NODES = 2_000;
    private static final int LONGEST_KNOWN = 1_000;
    private static final int DEEPEST = 24;

    private Bounds() {}

    static Shape tuple(List<Shape> elements) {
        return elements.size() <= MOST_ELEMENTS
                ? new Tuple(elements)
                : array(Join.all(elements), elements.size(), OptionalInt.of(elements.size()));
    }

    static Shape array(Shape element, int least, OptionalInt most) {
        boolean known = most.isPresent() && most.getAsInt() <= LONGEST_KNOWN;
        return new Array(element, least, known ? most : OptionalInt.empty());
    }

    static Shape object(Map<String, Shape> members, boolean open) {
        if (members.size() <= MOST_MEMBERS) {
            return new Obj(members, open);
        }
        Map<String, Shape> some = new LinkedHashMap<>();
        members.entrySet().stream().limit(MOST_MEMBERS).forEach(m -> some.put(m.getKey(), m.getValue()));
        return new Obj(some, true);
    }

    /** The same, or a wider shape that is neither too deep nor too large to work with. */
    static Shape trim(Shape shape) {
        int depth = DEEPEST;
        Shape trimmed = shape;
        while (depth >= 0 && !fits(trimmed, new int[]{MOST_NODES}, DEEPEST)) {
            trimmed = cut(trimmed, depth);
            depth = depth / 2 - (depth == 0 ? 1 : 0);
        }
        return trimmed;
    }

    private static boolean fits(Shape shape, int[] nodes, int depth) {
        if (--nodes[0] < 0 || depth < 0) {
            return false;
        }
        return switch (shape) {
            case Array s -> fits(s.element(), nodes, depth - 1);
            case Tuple s -> s.elements().stream().allMatch(e -> fits(e, nodes, depth - 1));
            case Obj s -> s.members().values().stream().allMatch(m -> fits(m, nodes, depth - 1));
            case OneOf s -> s.shapes().stream().allMatch(o -> fits(o, nodes, depth));
            default -> true;
        };
    }

    private static Shape cut(Shape shape, int depth) {
        return switch (shape) {
            case Array s -> depth == 0
                    ? Shape.ANYTHING
                    : new Array(cut(s.element(), depth - 1), s.least(), s.most());
            case Tuple s -> depth == 0
                    ? Shape.ANYTHING
                    : new Tuple(s.elements().stream().map(e -> cut(e, depth - 1)).toList());
            case Obj s -> {
                if (depth == 0) {
                    yield Shape.ANYTHING;
                }
                Map<String, Shape> members = new LinkedHashMap<>();
                s.members().forEach((name, member) -> members.put(name, cut(member, depth - 1)));
                yield new Obj(members, s.open());
            }
            case OneOf s -> Join.all(s.shapes().stream().map(o -> cut(o, depth)).toList());
            default -> shape;
        };
    }

    /** What comes next after {@code before} in a loop that does not come to rest: all that moves is unknown. */
    static Shape widen(Shape before, Shape next) {
        if (before.equals(next)) {
            return before;
        }
        if (before instanceof Obj a && next instanceof Obj b && a.members().keySet().equals(b.members().keySet())
                && a.open() == b.open()) {
            Map<String, Shape> members = new LinkedHashMap<>();
            a.members().forEach((name, shape) -> members.put(name, widen(shape, b.member(name))));
            return new Obj(members, a.open());
        }
        boolean absent = next.mayBeMissing();
        return absent ? Shape.ANYTHING.optional() : Shape.ANYTHING;
    }
}
