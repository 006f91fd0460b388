package dev.pawl.asl.lint;

import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.ProblemCode;
import dev.pawl.asl.parse.Problems;
import java.util.HashSet;
import java.util.Set;

/**
 * The label of a Map becomes a part of ARNs: it is short, unique, and has only characters that may stand
 * there.
 */
final class LabelRule implements Rule {
    private static final int LONGEST = 40;
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    @Override
    public void check(Outline outline, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (StateNode state : outline.states()) {
            if (state.is("Map") && state.node().path("Label").isTextual()) {
                String label = state.text("Label");
                Location at = state.location().child("Label");
                checkLabel(label, at, problems);
                if (!seen.add(label)) {
                    problems.add(Problem.error(ProblemCode.DUPLICATE_LABEL_NAME, "Duplicate Label name: " + label, at));
                }
            }
        }
    }

    private static void checkLabel(String label, Location at, Problems problems) {
        if (label.isEmpty()) {
            invalid("The Label name cannot be empty", at, problems);
        } else if (label.length() > LONGEST) {
            invalid("The Label name '" + label + "' exceeds the 40-character limit allowed by the service", at,
                    problems);
        } else if (label.codePoints().anyMatch(LabelRule::isForbidden)) {
            invalid("The Label name '" + label + "' contains invalid characters", at, problems);
        }
    }

    private static boolean isForbidden(int c) {
        return FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c) || Character.isWhitespace(c)
                || Character.isSpaceChar(c) || !Character.isDefined(c) || (c >= 0xD800 && c <= 0xDFFF);
    }

    private static void invalid(String message, Location at, Problems problems) {
        problems.add(Problem.error(ProblemCode.INVALID_LABEL_NAME, message, at));
    }
}
