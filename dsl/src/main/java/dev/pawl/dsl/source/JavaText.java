package dev.pawl.dsl.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Texts as Java writes them: literals, or text blocks where they are long or have lines. */
final class JavaText {
    /** Java's own limit for a constant is 65,535 bytes, and a character takes up to three. */
    private static final int LONGEST = 20_000;

    private JavaText() {}

    static Code of(String text) {
        return text.length() > LONGEST ? joined(text) : new Code.Text(text);
    }

    /** Whether it has lines of its own. */
    static boolean mustBeBlock(String text) {
        return text.strip().indexOf('\n') >= 0 && canBeBlock(text);
    }

    /**
     * Whether a block has it on more lines than one. The compiler would strip other kinds of space off its lines.
     */
    static boolean canBeBlock(String text) {
        return text.chars().noneMatch(c -> c > ' ' && Character.isWhitespace(c))
                && (text.strip().indexOf('\n') >= 0 || text.strip().indexOf(' ') > 0);
    }

    /** A literal between quotes. */
    static String literal(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> out.append(c == '"' ? "\\\"" : escaped(c)));
        return out.append('"').toString();
    }

    private static Code joined(String text) {
        List<Code> parts = new ArrayList<>(List.of(Code.word("\"\"")));
        for (int from = 0; from < text.length(); from += LONGEST) {
            parts.add(of(text.substring(from, Math.min(text.length(), from + LONGEST))));
        }
        return Code.chain(Code.listing("String.join", List.of(), parts));
    }

    /** The lines of a block, the first and the last of which stand beside nothing but the quotes behind them. */
    static List<String> block(String text, int width) {
        List<String> rows = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            rows.addAll(wrapped(line, width));
        }
        boolean flush = rows.stream().anyMatch(r -> !r.isEmpty() && r.charAt(0) != ' ');
        List<String> written = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            written.add(row(rows.get(i), !flush && i == firstFilled(rows)));
        }
        return written;
    }

    private static int firstFilled(List<String> rows) {
        return (int) rows.stream().takeWhile(String::isEmpty).count();
    }

    /** In rows of which all but the last end in a backslash, which takes the line's end away. */
    private static List<String> wrapped(String line, int width) {
        List<String> rows = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int at = breakBefore(rest, width);
            if (at < 0) {
                break;
            }
            rows.add(rest.substring(0, at) + '\n');
            rest = rest.substring(at);
        }
        rows.add(rest);
        return rows;
    }

    private static int breakBefore(String text, int width) {
        int at = -1;
        for (int i = 1; i < text.length() && (i <= width || at < 0); i++) {
            if (text.charAt(i - 1) == ' ' && text.charAt(i) != ' ') {
                at = i;
            }
        }
        return at;
    }

    /** One row, with what the compiler would strip made visible to it. */
    private static String row(String row, boolean guardStart) {
        boolean wraps = row.endsWith("\n");
        String text = wraps ? row.substring(0, row.length() - 1) : row;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            boolean last = i == text.length() - 1;
            boolean stripped = (last && !wraps) || (i == 0 && guardStart);
            out.append(inRow(text, i, last, stripped));
        }
        return wraps ? out.append('\\').toString() : out.toString();
    }

    /** A space where the compiler would strip it, and quotes that would end the block, are escaped, too. */
    private static String inRow(String text, int at, boolean last, boolean stripped) {
        return switch (text.codePointAt(at)) {
            case ' ' -> stripped ? "\\s" : " ";
            case '"' -> last || text.startsWith("\"\"\"", at) ? "\\\"" : "\"";
            default -> escaped(text.codePointAt(at));
        };
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                if (c == ' ' || isVisible(c)) {
                    yield Character.toString(c);
                }
                yield c < ' '
                        ? String.format("\\%03o", c)
                        : Character.toString(c).chars().mapToObj(u -> String.format("\\u%04x", u))
                                .collect(Collectors.joining());
            }
        };
    }

    /** Not so are half pairs, all kinds of space, and what changes the order in which text is shown. */
    static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
