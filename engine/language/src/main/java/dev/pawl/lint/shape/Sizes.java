package dev.pawl.lint.shape;

import dev.pawl.lint.shape.Shape.Array;
import dev.pawl.lint.shape.Shape.Obj;
import dev.pawl.lint.shape.Shape.OneOf;
import dev.pawl.lint.shape.Shape.Text;
import dev.pawl.lint.shape.Shape.Tuple;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How many bytes values have at least. */
final class Sizes {
    /** AWS's limit on what a state gets or gives. */
    static final long LIMIT = 262_144;
    /** What the input of a machine is made to weigh, to see how often it is in something. */
    static final long WEIGHT = 1_000_000_000L;
    private static final long HUGE = Long.MAX_VALUE / 4;
    private static final String WEIGHT_NAME = "\u0000";

    private Sizes() {}

    /** Bytes of the shortest value as compact JSON, or a little less. */
    static long least(Shape shape) {
        return switch (shape) {
            case Shape.Anything s -> 1;
            case Shape.Never s -> 0;
            case Shape.Missing s -> 0;
            case Shape.Null s -> 4;
            case Shape.Numeric s -> 1;
            case Shape.Bool s -> 4;
            case Text s -> 2 + s.leastBytes();
            case Array s -> 2 + Math.min(HUGE, saturated(least(s.element()) + 1, s.least()));
            case Tuple s -> sum(s.elements());
            case Obj s -> object(s);
            case OneOf s -> s.shapes().stream().mapToLong(Sizes::least).min().orElse(0);
        };
    }

    private static long saturated(long each, long times) {
        return each > 0 && times > HUGE / each ? HUGE : each * times;
    }

    private static long sum(List<Shape> elements) {
        return elements.stream().mapToLong(e -> least(e) + 1).reduce(2, (a, b) -> Math.min(HUGE, a + b));
    }

    private static long object(Obj object) {
        long bytes = 2;
        for (Map.Entry<String, Shape> member : object.members().entrySet()) {
            if (!member.getValue().mayBeMissing()) {
                bytes = Math.min(HUGE, bytes + member.getKey().length() + 4 + least(member.getValue()));
            }
        }
        return bytes;
    }

    /** The same input with a member that weighs far more than all else. */
    static Shape weighed(Shape input) {
        Obj object = switch (input) {
            case Obj o -> o;
            default -> new Obj(Map.of(), true);
        };
        Map<String, Shape> members = new LinkedHashMap<>(object.members());
        members.put(WEIGHT_NAME, new Text(Optional.empty(), WEIGHT));
        return new Obj(members, object.open());
    }

    /** How often the whole input is in a value, at least. */
    static long times(Shape shape) {
        return least(shape) / WEIGHT;
    }
}
