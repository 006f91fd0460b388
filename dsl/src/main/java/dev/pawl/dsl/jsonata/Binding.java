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

    private static final Pattern NAME_OR_NUMBER = Pattern.compile("\\$?[A-Za-z_][A-Za-z0-9_]*|\\$\\$?|\\d+(\\.\\d+)?");

    /**
     * That of an expression that somebody wrote: PATH, if it is plain that there is no operator outside of
     * brackets,
     * otherwise LOOSE.
     */
    static Binding of(String text) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'' || c == '`') {
                i = end(text, i);
                outside.append(depth == 0 ? "x" : "");
            } else if (c == '/') {
                return LOOSE;
            } else if ("([{".indexOf(c) >= 0) {
                outside.append(depth == 0 && c == '{' && outside.length() > 0 ? " " : "");
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0) {
                outside.append(c);
            }
        }
        return isPath(outside.toString()) ? PATH : LOOSE;
    }

    private static int end(String text, int start) {
        char quote = text.charAt(start);
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' && quote != '`' ? 2 : 1;
        }
        return i;
    }

    private static boolean isPath(String outside) {
        if (outside.isEmpty() || outside.startsWith("function")) {
            return outside.isEmpty();
        }
        for (String step : outside.split("\\.", -1)) {
            if (!NAME_OR_NUMBER.matcher(step).matches()) {
                return false;
            }
        }
        return true;
    }
}
