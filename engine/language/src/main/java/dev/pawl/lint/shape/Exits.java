package dev.pawl.lint.shape;

import dev.pawl.asl.Transition;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ways out of a state, and what goes along with each. */
final class Exits {
    private final Map<String, Moment> next = new LinkedHashMap<>();
    private Shape end = Shape.NEVER;

    void leave(Transition transition, Moment moment) {
        switch (transition) {
            case Transition.Next n -> to(n.state(), moment);
            case Transition.End e -> end(moment.input());
        }
    }

    void to(String state, Moment moment) {
        if (!moment.isNever()) {
            next.merge(state, moment, Moment::or);
        }
    }

    void end(Shape output) {
        end = end.or(output);
    }

    Map<String, Moment> next() {
        return next;
    }

    /** What goes along, whichever way is taken. */
    Shape all() {
        return Join.all(next.values().stream().map(Moment::input).toList()).or(end);
    }

    /** What the flow gives if it ends here. */
    Shape end() {
        return end;
    }
}
