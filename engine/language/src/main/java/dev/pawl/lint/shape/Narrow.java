package dev.pawl.lint.shape;

import dev.pawl.expr.path.PathRoot;
import dev.pawl.expr.path.Step;
import dev.pawl.lint.shape.Shape.Obj;
import dev.pawl.lint.shape.Shape.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is known of a value once something is known of a place inside it. */
final class Narrow {
    private Narrow() {}

    /**
     * With what is now known of the place; never, if nothing can be there. Places in the context stay as they
     * are.
     */
    static Moment at(Moment moment, PathRoot root, List<Step> steps, UnaryOperator<Shape> known) {
        return switch (root) {
            case PathRoot.Data d -> moment.withInput(at(moment.input(), steps, known));
            case PathRoot.Context c -> moment;
            case PathRoot.Variable v -> moment
                    .with(Map.of(v.name(), at(moment.variable(v.name()), steps, known)));
        };
    }

    static Shape at(Shape shape, List<Step> steps, UnaryOperator<Shape> known) {
        if (steps.isEmpty()) {
            return known.apply(shape);
        }
        List<Step> rest = steps.subList(1, steps.size());
        List<Shape> kept = new ArrayList<>();
        for (Shape one : shape.alternatives()) {
            Shape inside = child(one, steps.getFirst());
            Shape now = at(inside, rest, known);
            if (!now.isNever()) {
                kept.add(now.equals(inside) ? one : put(one, steps.getFirst(), now));
            }
        }
        return Join.all(kept);
    }

    private static Shape child(Shape shape, Step step) {
        return switch (step) {
            case Step.Member m -> shape.member(m.name());
            case Step.Element e -> shape.element(e.index());
        };
    }

    private static Shape put(Shape shape, Step step, Shape value) {
        return switch (step) {
            case Step.Member m -> switch (shape) {
                case Obj o -> Places.with(o, m.name(), value);
                case Shape.Anything a when !value.mayBeMissing() -> Shape.open(Map.of(m.name(), value));
                // Whatever has no such member: an object without it, and all that is no object.
                case Shape.Anything a when value.isMissing() -> new Shape.OneOf(
                        List.of(Shape.open(Map.of(m.name(), Shape.MISSING)), Shape.TEXT, Shape.NUMERIC, Shape.BOOL,
                                Shape.NULL, Shape.ARRAY));
                default -> shape;
            };
            case Step.Element e -> shape instanceof Tuple t && e.index() >= 0 && e.index() < t.elements().size()
                    ? with(t, e.index(), value)
                    : shape;
        };
    }

    private static Shape with(Tuple tuple, int index, Shape value) {
        List<Shape> elements = new ArrayList<>(tuple.elements());
        elements.set(index, value);
        return new Tuple(elements);
    }
}
