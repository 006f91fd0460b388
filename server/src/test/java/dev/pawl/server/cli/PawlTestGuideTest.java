package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide says what happens: its files are written, its commands are run, and what it shows is printed. */
class PawlTestGuideTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;
    private final List<MatchResult> blocks = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        String guide = Files.readString(DOCS.resolve("guides/pawl-test.md"));
        blocks.addAll(BLOCK.matcher(guide).results().toList());
        List<String> json = blocks("json");
        Files.writeString(folder.resolve("orders.asl.json"), json.get(0));
        Files.writeString(folder.resolve("orders.asl-test.json"), json.get(1));
    }

    private List<String> blocks(String language) {
        return blocks.stream().filter(block -> block.group(1).equals(language)).map(block -> block.group(2)).toList();
    }

    private Invocation run(String... arguments) {
        return Invocation.of(Stream.of(arguments)
                .map(word -> word.endsWith(".json") || word.startsWith("build/") || word.equals(".")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new));
    }

    /** Without real times, and with files by their names alone. */
    private String told(String out) {
        return out.replace(folder + "/", "").replaceAll("  \\([^()]* real\\)", "").replaceAll(" in [^;\n]*;[^\n]*", "")
                .replaceAll("(?m) +$", "");
    }

    @Test
    void the_first_test_prints_what_the_guide_shows() {
        Invocation run = run("test", "orders.asl.json", "--coverage", "text");

        assertThat(run.err()).isEmpty();
        assertThat(told(run.out())).isEqualTo(blocks("text").get(0));
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void the_mock_config_file_prints_what_the_guide_shows() throws IOException {
        Files.writeString(folder.resolve("MockConfigFile.json"), blocks("json").get(2));
        Files.delete(folder.resolve("orders.asl-test.json"));

        Invocation run = run("test", "orders.asl.json", "--mocks", "MockConfigFile.json", "--case", "Declined",
                "--input", "{\"total\": 1}");

        assertThat(run.err()).isEmpty();
        assertThat(told(run.out())).isEqualTo(blocks("text").get(1));
    }

    @Test
    void a_build_gets_its_reports() {
        Invocation run = run("test", ".", "--junit", "build/pawl.xml", "--coverage", "html", "-o",
                "build/coverage.html", "--min-coverage", "states=80,choices=100");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("build/pawl.xml")).isNotEmptyFile();
        assertThat(folder.resolve("build/coverage.html")).isNotEmptyFile();
    }

    @Test
    void the_schema_of_test_files_is_json_and_knows_every_member_of_the_guide() throws IOException {
        String schema = Files.readString(DOCS.resolve("reference/asl-test.schema.json"));

        assertThat(Json.read(schema).path("$defs").path("expect").path("properties").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("status", "output", "outputIncludes", "error", "cause", "path", "entered",
                        "notEntered", "variables", "maxDuration");
    }
}
