package dev.pawl.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown file of the project, cut into blocks. */
record Page(Path file, List<Block> blocks) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /**
     * Lines that belong together.
     *
     * @param language
     *            of a fence; {@code command} for indented lines, {@code prose} for all else
     * @param line
     *            of its first line, from 1
     */
    record Block(String language, List<String> lines, int line) {
        String text() {
            return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
        }
    }

    /** All pages: the README, the documentation, the examples. */
    static List<Page> all() {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> found = Files.walk(ROOT.resolve(folder))) {
                found.filter(f -> f.toString().endsWith(".md") && !f.toString().contains("/target/")
                        && !f.toString().contains("node_modules")).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files.stream().map(Page::read).toList();
    }

    static Page read(Path file) {
        try {
            return new Page(file, blocks(Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> current = new ArrayList<>();
        String language = "prose";
        boolean fenced = false;
        int begin = 1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                add(blocks, language, current, begin);
                current = new ArrayList<>();
                language = fenced ? "prose" : line.substring(3).strip();
                fenced = !fenced;
                begin = i + 2;
                continue;
            }
            String kind = fenced ? language : kind(line, language);
            if (!kind.equals(language)) {
                add(blocks, language, current, begin);
                current = new ArrayList<>();
                language = kind;
                begin = i + 1;
            }
            current.add(kind.equals("command") && !fenced && !line.isBlank() ? line.substring(4) : line);
        }
        add(blocks, language, current, begin);
        return List.copyOf(blocks);
    }

    private static String kind(String line, String before) {
        if (line.startsWith("    ") || (line.isBlank() && before.equals("command"))) {
            return "command";
        }
        return "prose";
    }

    private static void add(List<Block> blocks, String language, List<String> lines, int begin) {
        if (lines.stream().anyMatch(l -> !l.isBlank())) {
            blocks.add(new Block(language, List.copyOf(lines), begin));
        }
    }

    /** What links to this page may lead to. */
    Set<String> anchors() {
        return blocks.stream().filter(b -> b.language().equals("prose")).flatMap(b -> b.lines().stream())
                .filter(l -> l.startsWith("#")).map(l -> l.replaceFirst("^#+ ", "")).map(Page::anchor)
                .collect(Collectors.toSet());
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    String place(Block block) {
        return ROOT.relativize(file) + ":" + block.line();
    }
}
