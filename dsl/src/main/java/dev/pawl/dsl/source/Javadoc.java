package dev.pawl.dsl.source;

import java.util.ArrayList;
import java.util.List;

/** Comments for people, which the compiler must not take for anything else. */
final class Javadoc {
    private static final int WIDTH = 110;
    private static final int REPLACEMENT = 0xFFFD;

    private Javadoc() {}

    static String of(String text, int indent) {
        String space = " ".repeat(indent);
        List<String> lines = lines(visible(text).replace("\\", "&#92;").replace("*/", "*&#47;").replace("&", "&amp;")
                .replace("&amp;#", "&#").replace("<", "&lt;").replace("@", "&#64;"));
        if (lines.size() == 1) {
            return space + "/** " + lines.get(0) + " */\n";
        }
        StringBuilder out = new StringBuilder(space).append("/**\n");
        lines.forEach(l -> out.append(space).append(" * ").append(l).append('\n'));
        return out.append(space).append(" */\n").toString();
    }

    /**
     * Half pairs cannot be in a file, and what turns the order of text round would show other code than there is.
     */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(
                JavaText.isVisible(c) || Character.isWhitespace(c) ? c : REPLACEMENT));
        return out.toString();
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
