package dev.pawl.graph.svg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes XML: every text and attribute is escaped, every element is closed. */
final class Xml {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    /** Opens an element; attributes come in pairs of name and value, and those without a value are left out. */
    Xml open(String element, String... attributes) {
        endTag();
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        open.push(element);
        inTag = true;
        return this;
    }

    Xml text(String text) {
        endTag();
        escape(text);
        return this;
    }

    Xml close() {
        String element = open.pop();
        if (inTag) {
            out.append("/>");
            inTag = false;
        } else {
            out.append("</").append(element).append('>');
        }
        return this;
    }

    /** An element with nothing inside. */
    Xml leaf(String element, String... attributes) {
        return open(element, attributes).close();
    }

    /** An element with text inside; none at all if there is no text. */
    Xml leaf(String element, String text) {
        return text.isEmpty() ? this : open(element).text(text).close();
    }

    Xml newLine() {
        endTag();
        out.append('\n');
        return this;
    }

    private void endTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n' -> out.append("&#10;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
    }

    /** XML has no place for most control characters, nor for half a character. */
    private static boolean allowed(int c) {
        return c == '\t' || (c >= 0x20 && c < 0x7F) || (c > 0x9F && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE)
                || c > 0xFFFF;
    }

    /** A length or place: tenths of a pixel are fine enough. */
    static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
