package dev.pawl.dsl.jsonata;

import java.util.Set;
import java.util.regex.Pattern;

/** Names and texts as JSONata writes them. */
final class Names {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> WORDS = Set.of("and", "or", "in", "true", "false", "null", "function");

    private Names() {}

    /** Whether it can stand in a path at all: nothing stands for a backquote between backquotes. */
    static boolean isWritable(String name) {
        return !name.isEmpty() && name.indexOf('`') < 0;
    }

    /** A step of a path. */
    static String step(String name) {
        return PLAIN.matcher(name).matches() && !WORDS.contains(name) ? name : "`" + name + "`";
    }

    /** A string literal, between the quotes that are not in it: JSONata knows no escaped single quote. */
    static String text(String text) {
        char quote = text.indexOf('\'') < 0 ? '\'' : '"';
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append(quote == c ? "\\\"" : "\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return out.append(quote).toString();
    }
}
