package dev.pawl.asl;

import java.util.Map;
import java.util.Optional;

/**
 * States that lead from one to the next: those of a machine, of one branch of a Parallel, or of a Map's
 * ItemProcessor.
 *
 * @param startAt
 *            name of the first state
 * @param states
 *            by name, in the order in which they were written
 * @param comment
 *            what its author says of it
 */
public record Flow(String startAt, Map<String, State> states, Optional<String> comment) {
    /**
     * The state of that name.
     *
     * @throws IllegalArgumentException
     *             if there is none: a checked definition never leads there
     */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("Expected one of " + states.keySet() + ", but asked for " + name);
        }
        return state;
    }
}
