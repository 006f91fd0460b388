package dev.pawl.expr.path;

import dev.pawl.expr.ExpressionSyntaxException;

/** Refuses paths whose brackets or quotes stay open: the JSONPath library takes some of them. */
final class Brackets {
    private int open;
    private char quote;

    private Brackets() {}

    static void check(String path) {
        Brackets brackets = new Brackets();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '\\') {
                i++;
            } else {
                brackets.next(path.charAt(i));
            }
        }
        if (brackets.open != 0 || brackets.quote != 0) {
            throw new ExpressionSyntaxException("Expected closed brackets and quotes in the path '" + path + "'");
        }
    }

    private void next(char c) {
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
            return;
        }
        switch (c) {
            case '\'', '"' -> quote = c;
            case '[', '(' -> open++;
            case ']', ')' -> open--;
            default -> {
            }
        }
    }
}
