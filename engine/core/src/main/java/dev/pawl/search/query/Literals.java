package dev.pawl.search.query;

import dev.pawl.store.SearchIndex.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a value of input or output is compared with, as the intervals of stored values that are meant.
 */
final class Literals {
    private static final java.util.regex.Pattern NUMBER = java.util.regex.Pattern
            .compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d{1,6})?");
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);
    private static final char LEAST = 1;

    private final Scanner scanner;

    Literals(Scanner scanner) {
        this.scanner = scanner;
    }

    List<Interval> read(Operator operator) {
        return scanner.peek() == '"' ? quoted(operator) : bare(operator);
    }

    private List<Interval> quoted(Operator operator) {
        int from = scanner.at();
        String literal = scanner.quoted();
        if (scanner.take("*")) {
            return List.of(prefix(operator, literal, from));
        }
        return operator == Operator.EQUAL ? equal(literal, true) : List.of(compared(operator, literal, true));
    }

    private List<Interval> bare(Operator operator) {
        int from = scanner.at();
        String text = scanner.takeWhile(c -> !Character.isWhitespace(c) && c != '"');
        if (text.isEmpty()) {
            throw scanner.expected("a value", from);
        }
        int star = text.indexOf('*');
        if (star < 0) {
            return operator == Operator.EQUAL ? equal(text, false) : List.of(compared(operator, text, false));
        }
        if (star < text.length() - 1) {
            throw scanner.expected("* at the end of a value only (quotes make it a character like others)", from);
        }
        return List.of(prefix(operator, text.substring(0, star), from));
    }

    private Interval prefix(Operator operator, String literal, int from) {
        if (operator != Operator.EQUAL) {
            throw scanner.expected("a whole value after " + operator, from);
        }
        String clean = Scalars.clean(literal);
        if (clean.length() > Scalars.KEPT) {
            throw new QueryException("Expected at most " + Scalars.KEPT + " characters before *, but there are "
                    + clean.length() + " at column " + (from + 1));
        }
        return clean.isEmpty() ? new Interval("", LAST) : Scalars.beginningWith(clean);
    }

    /** Without quotes a number, a truth value or null is meant, or the text that looks like it. */
    private static List<Interval> equal(String literal, boolean quoted) {
        List<Interval> any = new ArrayList<>();
        any.add(Interval.exactly(Scalars.of(literal)));
        if (!quoted) {
            scalar(literal).ifPresent(value -> any.add(Interval.exactly(value)));
        }
        return List.copyOf(any);
    }

    private static Optional<String> scalar(String literal) {
        return switch (literal) {
            case "true" -> Optional.of(Scalars.of(true));
            case "false" -> Optional.of(Scalars.of(false));
            case "null" -> Optional.of(Scalars.NULL);
            default -> NUMBER.matcher(literal).matches() ? Scalars.number(literal) : Optional.empty();
        };
    }

    private static Interval compared(Operator operator, String literal, boolean quoted) {
        return !quoted && NUMBER.matcher(literal).matches()
                ? between(operator, Scalars.bits(Double.parseDouble(literal)), Character.toString(Scalars.DIGITS + 1),
                        Scalars.NUMBER)
                : between(operator, Scalars.TEXT + Scalars.clean(literal), Character.toString(LEAST), Scalars.TEXT);
    }

    /** What stands on one side of a value among those of its kind. */
    private static Interval between(Operator operator, String value, String after, char kind) {
        String first = Character.toString(kind);
        String end = Character.toString(kind + 1);
        return switch (operator) {
            case MORE -> new Interval(value + after, end);
            case AT_LEAST -> new Interval(value, end);
            case LESS -> new Interval(first, value);
            case AT_MOST -> new Interval(first, value + after);
            case EQUAL -> Interval.exactly(value);
        };
    }
}
