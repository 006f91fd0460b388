package dev.pawl.search.query;

import java.util.function.IntPredicate;

/** Reads a query's text from left to right. */
final class Scanner {
    private static final char END = 0;
    private static final int SHOWN = 40;

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    boolean ended() {
        return at >= text.length();
    }

    char peek() {
        return ended() ? END : text.charAt(at);
    }

    boolean next(String expected) {
        return text.startsWith(expected, at);
    }

    /** Takes a text if it comes next. */
    boolean take(String expected) {
        boolean there = next(expected);
        at += there ? expected.length() : 0;
        return there;
    }

    String takeWhile(IntPredicate wanted) {
        int from = at;
        while (!ended() && wanted.test(peek())) {
            at++;
        }
        return text.substring(from, at);
    }

    void skipBlanks() {
        takeWhile(Character::isWhitespace);
    }

    /** A text in quotes, in which a backslash stands before a quote or a backslash that is meant. */
    String quoted() {
        int from = at++;
        StringBuilder quoted = new StringBuilder();
        while (peek() != '"') {
            if (peek() == '\\') {
                at++;
            }
            if (ended()) {
                throw new QueryException("Expected a quote at the end of the text that begins at column " + (from + 1)
                        + ", but there is none");
            }
            quoted.append(text.charAt(at++));
        }
        at++;
        return quoted.toString();
    }

    void back(int to) {
        at = to;
    }

    QueryException expected(String what) {
        return expected(what, at);
    }

    /** What was expected at a place where something else stands. */
    QueryException expected(String what, int where) {
        int end = where;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && end - where < SHOWN) {
            end++;
        }
        String found = end == where
                ? where < text.length() ? "a blank" : "the end"
                : "“" + text.substring(where, end) + "”";
        return new QueryException("Expected " + what + ", but found " + found + " at column " + (where + 1));
    }
}
