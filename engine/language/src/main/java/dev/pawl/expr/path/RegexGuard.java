package dev.pawl.expr.path;

import dev.pawl.expr.ExpressionSyntaxException;

/**
 * Refuses regular expressions in filters ({@code =~ /…/}) that could run for ages: the JSONPath library
 * matches them
 * itself, and nothing can stop it. What is left is at most quadratic in a text of bounded length.
 */
final class RegexGuard {
    /** Longest text that a filter may compare. */
    static final int LONGEST_TEXT = 10_000;

    private static final int MOST_UNBOUNDED = 2;
    private static final int MOST_BOUNDED = 6;

    private RegexGuard() {}

    static void check(String path) {
        if (!path.contains("=~")) {
            return;
        }
        int unbounded = 0;
        int bounded = 0;
        for (int i = path.indexOf("=~"); i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\') {
                i++;
                refuseIf(i < path.length() && Character.isDigit(path.charAt(i)), "a back reference");
            } else if (c == '*' || c == '+' || c == '{') {
                refuseIf(path.charAt(i - 1) == ')', "a repeated group");
                unbounded++;
            } else if (c == '?') {
                bounded++;
            }
        }
        refuseIf(unbounded > MOST_UNBOUNDED || bounded > MOST_BOUNDED, "so many repetitions");
    }

    private static void refuseIf(boolean bad, String what) {
        if (bad) {
            throw new ExpressionSyntaxException("Expected a simpler regular expression in the filter, without " + what);
        }
    }
}
