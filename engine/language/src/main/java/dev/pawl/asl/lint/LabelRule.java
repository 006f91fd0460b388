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

    /** What is wrong with a label. */
    enum Flaw {
        NONE, EMPTY, TOO_LONG, INVALID_CHARACTER
    }

    @Override
    public void check(Outline outline, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (StateNode state : outline.states()) {
            if (isLabelled(state)) {
                String label = label(state);
                Location at = state.location().child("Label");
                checkLabel(label, at, problems);
                if (!seen.add(label)) {
                    problems.add(Problem.error(ProblemCode.DUPLICATE_LABEL_NAME, "Duplicate Label name: " + label, at));
                }
            }
        }
    }

    static boolean isLabelled(StateNode state) {
        return state.is("Map") && state.node().path("Label").isTextual();
    }

    static String label(StateNode state) {
        return state.text("Label");
    }

    static Flaw flaw(String label) {
        if (label.isEmpty()) {
            return Flaw.EMPTY;
        }
        if (label.length() > LONGEST) {
            return Flaw.TOO_LONG;
        }
        return label.codePoints().anyMatch(LabelRule::isForbidden) ? Flaw.INVALID_CHARACTER : Flaw.NONE;
    }

    private static void checkLabel(String label, Location at, Problems problems) {
        switch (flaw(label)) {
            case EMPTY -> invalid("The Label name cannot be empty", at, problems);
            case TOO_LONG ->
                invalid("The Label name '" + label + "' exceeds the 40-character limit allowed by the service", at,
                        problems);
            case INVALID_CHARACTER ->
                invalid("The Label name '" + label + "' contains invalid characters", at, problems);
            case NONE -> {
                // as it should be
            }
        }
    }

    static boolean isForbidden(int c) {
        return FORBIDDEN.indexOf(c) >= 0 || Character.isWhitespace(c) || isInvisible(c);
    }

    /** Controls, spaces, and what stands for no character. */
    static boolean isInvisible(int c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c) || !Character.isDefined(c)
                || (c >= 0xD800 && c <= 0xDFFF);
    }

    private static void invalid(String message, Location at, Problems problems) {
        problems.add(Problem.error(ProblemCode.INVALID_LABEL_NAME, message, at));
    }
}
