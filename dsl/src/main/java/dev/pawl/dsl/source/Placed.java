package dev.pawl.dsl.source;

import dev.pawl.asl.State;
import java.util.List;
import java.util.Optional;

/**
 * A state at its place in the source.
 *
 * @param arms
 *            the steps that are written inside each of its arms, in the order of {@link Exits#arms}; nothing
 *            for an
 *            arm that only names where it leads
 */
record Placed(State state, List<Optional<List<Placed>>> arms) {
    Placed {
        arms = List.copyOf(arms);
    }

    String name() {
        return state.name();
    }
}
