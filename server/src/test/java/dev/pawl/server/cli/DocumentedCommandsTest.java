package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every command that a page shows can be typed, and every command and option that there is has its words. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SHOWN = Pattern
            .compile("(?:^|\\s|(?<inner>\\$\\())(?:\\./)?pawl (?<words>(?!\\S+:)[a-z].*)");
    /** Quoted by one, quoted by two, or bare. */
    private static final Pattern WORD = Pattern
            .compile("'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|((?:[^\\s'\"\\\\]|\\\\.)+)");

    @Test
    void shown_commands_can_be_typed() throws IOException {
        List<String> wrong = new ArrayList<>();
        CommandLine command = new CommandLine(new PawlCommand()).setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
        int shown = 0;
        for (Path page : pages()) {
            String text = Files.readString(page).replaceAll("\\\\\n\\s*", " ");
            boolean fenced = false;
            for (String line : text.split("\n", -1)) {
                fenced ^= line.startsWith("```");
                Matcher m = SHOWN.matcher(line);
                if ((fenced || line.startsWith("    ")) && !line.strip().startsWith("#") && m.find()) {
                    shown++;
                    String words = m.group("inner") == null
                            ? m.group("words")
                            : m.group("words").replaceFirst("\\).*", "");
                    complaint(command, words)
                            .ifPresent(c -> wrong.add(ROOT.relativize(page) + ": " + line.strip() + ": " + c));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).isGreaterThan(60);
    }

    private static Optional<String> complaint(CommandLine line, String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.replaceFirst("(?<=\\s)(?:[|>&;)]|2>|#).*", ""));
        while (word.find()) {
            words.add(Stream.of(word.group(1), word.group(2), word.group(3)).filter(Objects::nonNull).findFirst()
                    .orElse(""));
        }
        try {
            line.parseArgs(words.toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Test
    void every_command_has_its_row_and_every_option_a_description() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/cli.md"));
        Set<String> missing = new TreeSet<>();
        walk(new CommandLine(new PawlCommand()), page, missing);
        assertThat(missing).isEmpty();
    }

    private static void walk(CommandLine command, String page, Set<String> missing) {
        command.getSubcommands().forEach((name, sub) -> {
            CommandLine.Model.CommandSpec spec = sub.getCommandSpec();
            if (spec.usageMessage().hidden()) {
                return;
            }
            if (!Pattern.compile("`(pawl )?" + Pattern.quote(name) + "\\b").matcher(page).find()) {
                missing.add(spec.qualifiedName() + " has no row");
            }
            spec.options().stream().filter(o -> !o.hidden() && String.join("", o.description()).isBlank())
                    .forEach(o -> missing.add(spec.qualifiedName() + " " + o.longestName() + " has no description"));
            walk(sub, page, missing);
        });
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".md") && !f.toString().contains("/target/"))
                        .forEach(pages::add);
            }
        }
        return pages;
    }
}
