package dev.pawl.graph.svg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console's style sheet for graphs, made fit for files: colours stand where variables stood, because
 * programs that
 * convert SVG know no variables.
 */
final class Sheet {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern
            .compile("(--graph-[a-z-]+):\\s*light-dark\\(([^,]+),\\s*([^)]+)\\);");
    private static final Pattern USE = Pattern.compile("var\\((--graph-[a-z-]+)\\)");
    private static final String SHEET = read();

    private Sheet() {}

    static String of(Theme theme) {
        return switch (theme) {
            case LIGHT -> rules(false);
            case DARK -> rules(true);
            case AUTO -> rules(false) + "@media (prefers-color-scheme: dark) {" + rules(true) + "}";
        };
    }

    private static String rules(boolean dark) {
        Map<String, String> colours = new HashMap<>();
        Matcher variable = VARIABLE.matcher(section("colours"));
        while (variable.find()) {
            colours.put(variable.group(1), variable.group(dark ? 3 : 2).strip());
        }
        return USE.matcher(section("rules")).replaceAll(use -> {
            String colour = colours.get(use.group(1));
            if (colour == null) {
                throw new IllegalStateException("Expected the colour " + use.group(1)
                        + " in graph.css, for light and dark, but there is none");
            }
            return Matcher.quoteReplacement(colour);
        });
    }

    /** What stands between a comment that names a section and the next such comment. */
    private static String section(String name) {
        String start = "/* @section " + name + " */";
        int from = SHEET.indexOf(start);
        if (from < 0) {
            throw new IllegalStateException("Expected the section " + name + " in graph.css, but there is none");
        }
        int to = SHEET.indexOf("/* @section ", from + start.length());
        String text = SHEET.substring(from + start.length(), to < 0 ? SHEET.length() : to);
        return COMMENT.matcher(text).replaceAll("").strip().replaceAll("\\s*\\n\\s*", " ");
    }

    private static String read() {
        try (InputStream in = Sheet.class.getResourceAsStream("graph.css")) {
            if (in == null) {
                throw new IllegalStateException("Expected graph.css beside " + Sheet.class + ", but it is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
