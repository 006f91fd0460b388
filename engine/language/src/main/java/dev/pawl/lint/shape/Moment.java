package dev.pawl.lint.shape;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known when a state begins.
 *
 * @param input
 *            its input; never, if it is not reached
 * @param variables
 *            all in sight by name; one that some way leaves unassigned may be missing
 */
record Moment(Shape input, Map<String, Shape> variables) {
    static final Moment NEVER = new Moment(Shape.NEVER, Map.of());

    boolean isNever() {
        return input.isNever();
    }

    Shape variable(String name) {
        return variables.getOrDefault(name, Shape.MISSING);
    }

    Moment withInput(Shape other) {
        return other.isNever() ? NEVER : new Moment(other, variables);
    }

    Moment with(Map<String, Shape> assigned) {
        if (assigned.isEmpty() || isNever()) {
            return this;
        }
        if (assigned.values().stream().anyMatch(Shape::isNever)) {
            return NEVER;
        }
        Map<String, Shape> all = new LinkedHashMap<>(variables);
        all.putAll(assigned);
        return new Moment(input, all);
    }

    /** Either. */
    Moment or(Moment other) {
        if (isNever() || equals(other)) {
            return other;
        }
        if (other.isNever()) {
            return this;
        }
        Map<String, Shape> all = new LinkedHashMap<>();
        variables.forEach((name, shape) -> all.put(name, shape.or(other.variable(name))));
        other.variables.forEach((name, shape) -> all.putIfAbsent(name, shape.optional()));
        return new Moment(Bounds.trim(input.or(other.input)), all).trimmed();
    }

    private Moment trimmed() {
        Map<String, Shape> all = new LinkedHashMap<>();
        variables.forEach((name, shape) -> all.put(name, Bounds.trim(shape)));
        return new Moment(Bounds.trim(input), all);
    }

    /** The next one in a loop that does not come to rest. */
    Moment widened(Moment next) {
        Map<String, Shape> all = new LinkedHashMap<>();
        next.variables.forEach((name, shape) -> all.put(name, Bounds.widen(variable(name), shape)));
        return new Moment(Bounds.widen(input, next.input), all);
    }
}
