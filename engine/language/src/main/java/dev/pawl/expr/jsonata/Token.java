package dev.pawl.expr.jsonata;

/**
 * A piece of an expression.
 *
 * @param kind
 *            what it is
 * @param text
 *            a variable without its dollar sign, a name without its back-ticks, everything else as it was
 *            written
 * @param start
 *            where it starts
 * @param end
 *            where the next begins at the earliest
 */
record Token(Kind kind, String text, int start, int end) {
    /** What a token can be. */
    enum Kind {
        NAME, VARIABLE, STRING, NUMBER, REGEX, OPERATOR
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }
}
