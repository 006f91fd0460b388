package dev.pawl.dsl.jsonata;

import java.util.regex.Pattern;

/** How tightly the outermost operator of an expression binds, from the loosest to the tightest. */
public enum Binding {
    /** Unknown, an assignment or a choice: {@code a ? b : c}. */
    LOOSE,
    /** {@code or}. */
    OR,
    /** {@code and}. */
    AND,
    /** {@code =}, {@code <}, {@code in} and so on; they do not associate. */
    COMPARISON,
    /** {@code +}, {@code -} and {@code &}. */
    SUM,
    /** {@code *}, {@code /} and {@code %}. */
    PRODUCT,
    /** Paths, calls, literals: nothing needs parentheses. */
    PATH;

    private static final Pattern TEXT = Pattern
            .compile("'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|`[^`]*`", Pattern.DOTALL);
    private static final Pattern GROUP = Pattern.compile("\\([^\\[\\](){}]*\\)|\\[[^\\[\\](){}]*\\]");
    private static final Pattern STEPS = Pattern
            .compile(
                    "(?:\\$?[A-Za-z_][A-Za-z0-9_]*|\\$\\$?|\\d+(?:\\.\\d+)?|#)#*(?:\\.(?:\\$?[A-Za-z_][A-Za-z0-9_]*|#)#*)*");

    /**
     * That of an expression that somebody wrote: PATH, if it is plain that there is no operator outside of
     * brackets,
     * otherwise LOOSE.
     */
    static Binding of(String text) {
        String rest = TEXT.matcher(text).replaceAll("_");
        String before;
        do {
            before = rest;
            rest = GROUP.matcher(rest).replaceAll("#");
        } while (!rest.equals(before));
        return STEPS.matcher(rest).matches() && !rest.startsWith("function#") ? PATH : LOOSE;
    }
}
