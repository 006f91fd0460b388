package dev.pawl.asl;

import java.util.List;

/**
 * Runs all its branches at once; its result is the array of theirs.
 *
 * @param branches
 *            in the order of the result
 */
public record ParallelState(StateInfo info, DataFlow data, Transition transition, List<Flow> branches,
        List<Retrier> retriers, List<Catcher> catchers) implements State {}
