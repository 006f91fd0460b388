package dev.pawl.server.cli;

import java.io.IOException;
import java.io.Writer;

/**
 * What all commands print goes through here: characters that steer a terminal, or turn the direction of
 * reading, become
 * {@code \\uXXXX}, which is what they are in JSON. They may stand in all that executions, workers and
 * definitions say.
 * Only ends of lines, tabs and the codes of {@link Paint} stay.
 */
final class CleanWriter extends Writer {
    private static final char ESCAPE = '\u001b';

    private final Writer to;

    CleanWriter(Writer to) {
        this.to = to;
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
        to.write(clean(new String(chars, from, length)));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        to.write(clean(text.substring(from, from + length)));
    }

    /** A text that may have several lines. */
    static String clean(String text) {
        int at = 0;
        while (at < text.length() && !steers(text, at)) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ESCAPE && text.startsWith(Paint.MARK, at + 1)) {
                out.append(c);
                at += Paint.MARK.length();
            } else if (steers(text, at)) {
                out.append(escaped(c));
            } else {
                out.append(c);
            }
            at++;
        }
        return out.toString();
    }

    /** A text of somebody else within a line of ours: it cannot begin a line of its own. */
    static String line(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        return text.replace("\r", escaped('\r')).replace("\n", escaped('\n'));
    }

    /** A text of somebody else below a line of ours: what it has of lines is set in. */
    static String paragraph(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\n    ");
    }

    private static String escaped(char c) {
        return String.format("\\u%04x", (int) c);
    }

    private static boolean steers(String text, int at) {
        char c = text.charAt(at);
        if (c >= ' ' && c < '\u007f') {
            return false;
        }
        return switch (c) {
            case '\n', '\t' -> false;
            case '\r' -> at + 1 == text.length() || text.charAt(at + 1) != '\n';
            default -> Character.isISOControl(c) || turns(c);
        };
    }

    /** Embeddings, overrides and isolates; marks between letters are part of how some languages are written. */
    private static boolean turns(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
