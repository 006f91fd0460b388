package dev.pawl.dsl.source;

import java.util.ArrayList;
import java.util.List;

/** Comments for people, which the compiler must not take for anything else. */
final class Javadoc {
    private static final int WIDTH = 110;

    private Javadoc() {}

    static String of(String text, int indent) {
        String space = " ".repeat(indent);
        List<String> lines = lines(text.replace("\\", "&#92;").replace("*/", "*&#47;").replace("&", "&amp;")
                .replace("&amp;#", "&#").replace("<", "&lt;").replace("@", "&#64;"));
        if (lines.size() == 1) {
            return space + "/** " + lines.get(0) + " */\n";
        }
        StringBuilder out = new StringBuilder(space).append("/**\n");
        lines.forEach(l -> out.append(space).append(" * ").append(l).append('\n'));
        return out.append(space).append(" */\n").toString();
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
