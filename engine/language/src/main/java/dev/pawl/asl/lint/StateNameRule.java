package dev.pawl.asl.lint;

import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.ProblemCode;
import dev.pawl.asl.parse.Problems;
import java.util.HashSet;
import java.util.Set;

/** A name belongs to one state of the whole machine, and is not too long. */
final class StateNameRule implements Rule {
    private static final int LONGEST = 80;

    @Override
    public void check(Outline outline, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (StateNode state : outline.states()) {
            if (!seen.add(state.name())) {
                problems.add(Problem.error(ProblemCode.DUPLICATE_STATE_NAME, "Duplicate State name: " + state.name(),
                        state.location()));
            }
            if (state.name().codePointCount(0, state.name().length()) > LONGEST) {
                problems.add(Problem.error(ProblemCode.INVALID_STATE_NAME, "The State name '" + state.name()
                        + "' exceeds the 80-character limit allowed by the service", state.location()));
            }
        }
    }
}
