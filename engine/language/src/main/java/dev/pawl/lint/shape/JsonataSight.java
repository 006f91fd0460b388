package dev.pawl.lint.shape;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a part of an expression sees: the value at hand, variables of its own, and those of the machine.
 */
final class JsonataSight {
    private final Sight machine;
    private final Shape here;
    private final Map<String, Shape> own;
    private final @Nullable JsonataSight outer;

    private JsonataSight(Sight machine, Shape here, Map<String, Shape> own, @Nullable JsonataSight outer) {
        this.machine = machine;
        this.here = here;
        this.own = own;
        this.outer = outer;
    }

    static JsonataSight of(Sight sight) {
        return new JsonataSight(sight, Shape.MISSING, new LinkedHashMap<>(), null);
    }

    /** {@code $}. */
    Shape here() {
        return here;
    }

    /** With another value at hand. */
    JsonataSight at(Shape value) {
        return new JsonataSight(machine, value, own, outer);
    }

    /** Inside of brackets: variables that are set there are not seen outside. */
    JsonataSight inner() {
        return new JsonataSight(machine, here, new LinkedHashMap<>(), this);
    }

    void assign(String variable, Shape value) {
        own.put(variable, value);
    }

    /** The value of a variable that the expression itself sets. */
    Optional<Shape> local(String variable) {
        for (JsonataSight s = this; s != null; s = s.outer) {
            Shape value = s.own.get(variable);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    Shape variable(String name) {
        return local(name).orElseGet(() -> machine.moment().variable(name));
    }

    /** Names of the machine's variables. */
    Set<String> names() {
        return new LinkedHashSet<>(machine.moment().variables().keySet());
    }

    /** {@code $states}. */
    Shape states() {
        Map<String, Shape> states = new LinkedHashMap<>();
        states.put("input", machine.moment().input());
        states.put("context", machine.context());
        states.put("result", machine.result().orElse(Shape.MISSING));
        states.put("errorOutput", machine.errorOutput().orElse(Shape.MISSING));
        return new Shape.Obj(states, false);
    }
}
