package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    private static final String GOOD = """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}
            """;
    private static final String MAP = """
            {
              "StartAt": "Each",
              "States": {
                "Each": {
                  "Type": "Map",
                  "Iterator": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}},
                  "Next": "Bad"
                },
                "Bad": {"Type": "Fail"}
              }
            }
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text);
    }

    private static Invocation lint(Object... words) {
        String[] arguments = new String[words.length + 1];
        arguments[0] = "lint";
        for (int i = 0; i < words.length; i++) {
            arguments[i + 1] = words[i].toString();
        }
        return Invocation.of(arguments);
    }

    @Test
    void nothing_is_found_in_what_is_fine() throws IOException {
        Invocation run = lint(file("good.json", GOOD));
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).endsWith("good.json: nothing found" + System.lineSeparator());
    }

    @Test
    void paths_into_an_example_of_the_input_are_judged() throws IOException {
        Path file = file("path.json", GOOD.replace("\"End\"", "\"InputPath\": \"$.oder\", \"End\""));
        Path input = file("input.json", "{\"order\": 1}");
        assertThat(lint(file).out()).contains("nothing found");
        assertThat(lint(file, "--input", input).out()).contains("PATH_NEVER_PRODUCED").contains("'order'");
        assertThat(lint(file, "--input", file("bad.json", "{")).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void advice_has_its_line_and_a_caret() throws IOException {
        Path file = file("map.json", MAP);
        Invocation run = lint(file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines().toList()).anySatisfy(line -> assertThat(line)
                .startsWith(file + ":6:7: info: ").endsWith("[LEGACY_ITERATOR at /States/Each/Iterator]"))
                .contains("      |       ^").last().asString().endsWith("0 errors, 0 warnings, 2 hints; --fix mends 1");
    }

    @Test
    void findings_are_told_from_top_to_bottom() throws IOException {
        String pass = "\"Each\": {\"Type\": \"Map\", \"Iterator\": {\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", "
                + "\"End\": true}}}, \"Next\": \"Bad\"}";
        String fail = "\"Bad\": {\"Type\": \"Fail\"}";
        String machine = "{\"StartAt\": \"Each\", \"States\": {\n%s,\n%s\n}}";

        assertThat(lint(file("one.json", machine.formatted(pass, fail))).out())
                .containsSubsequence("LEGACY_ITERATOR", "FAIL_WITHOUT_ERROR");
        assertThat(lint(file("two.json", machine.formatted(fail, pass))).out())
                .containsSubsequence("FAIL_WITHOUT_ERROR", "LEGACY_ITERATOR");
    }

    @Test
    void what_makes_it_fail_can_be_said() throws IOException {
        Path file = file("map.json", MAP);
        assertThat(lint(file, "--fail-on", "info").exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(lint(file, "--fail-on", "warning").exitCode()).isEqualTo(ExitCode.OK);
        assertThat(lint(file, "--fail-on", "info", "--disable", "fail-without-error,LEGACY_ITERATOR").exitCode())
                .isEqualTo(ExitCode.OK);
        assertThat(lint(file("bad.json", "{}")).exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void it_mends_files_and_leaves_the_rest_as_it_is() throws IOException {
        Path file = file("map.json", MAP);
        Invocation run = lint(file, "--fix");
        assertThat(Files.readString(file)).isEqualTo(MAP.replace("Iterator", "ItemProcessor"));
        assertThat(run.out()).contains("map.json: mended 1").doesNotContain("LEGACY_ITERATOR");
    }

    @Test
    void a_dry_run_shows_the_difference() throws IOException {
        Path file = file("map.json", MAP);
        assertThat(lint(file, "--dry-run").out().lines().toList()).contains("@@ -3,7 +3,7 @@",
                "-      \"Iterator\": {\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}},",
                "+      \"ItemProcessor\": {\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}},");
        assertThat(Files.readString(file)).isEqualTo(MAP);
    }

    @Test
    void only_what_is_named_is_mended() throws IOException {
        Path file = file("map.json", MAP);
        lint(file, "--fix", "--only", "RETRY_WITHOUT_JITTER");
        assertThat(Files.readString(file)).isEqualTo(MAP);
    }

    @Test
    void folders_are_searched() throws IOException {
        file("a/map.asl.json", MAP);
        file("a/target/other.asl.json", MAP);
        file("a/package.json", "{}");
        assertThat(lint(folder, "--json").exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Json.read(lint(folder, "--json").out())).hasSize(2)
                .allSatisfy(f -> assertThat(f.path("file").asText()).endsWith("map.asl.json"))
                .anySatisfy(f -> {
                    assertThat(f.path("page").asText()).isEqualTo("docs/reference/lint/legacy-iterator.md");
                    assertThat(f.path("fix").asText()).isEqualTo("Rename to ItemProcessor");
                });
    }

    @Test
    void sarif_names_file_line_and_rule() throws IOException {
        JsonNode run = Json.read(lint(file("map.asl.json", MAP), "--sarif").out()).path("runs").path(0);
        assertThat(run.at("/tool/driver/rules/0/id").asText()).isEqualTo("FAIL_WITHOUT_ERROR");
        JsonNode result = run.path("results").path(0);
        assertThat(result.path("level").asText()).isEqualTo("note");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText()).endsWith("map.asl.json");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isPositive();
    }

    @Test
    void what_was_agreed_on_lies_in_a_file_above_or_in_the_configuration() throws IOException {
        Path inner = file("a/b/map.json", MAP);
        file("a/.pawl-lint.json",
                """
                        {"disable": ["FAIL_WITHOUT_ERROR"], "severity": {"LEGACY_ITERATOR": "warning"}, "failOn": "warning"}""");
        Invocation run = lint(inner);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("0 errors, 1 warning, 0 hints");
        Path other = file("c/map.json", MAP);
        file("c/pawl.json", "{\"lint\": {\"disable\": [\"legacy-iterator\"]}}");
        assertThat(lint(other).out()).contains("0 errors, 0 warnings, 1 hint");
    }

    @Test
    void what_cannot_be_used_is_said() throws IOException {
        Path file = file("a/map.json", MAP);
        Invocation unknown = lint(file, "--disable", "CHOICE_WITHOUT_DEFAULTS");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("such as CHOICE_WITHOUT_DEFAULT, but found 'CHOICE_WITHOUT_DEFAULTS'");
        file("a/.pawl-lint.json", "{\"disabled\": []}");
        assertThat(lint(file).err()).contains("Expected disable, severity, failOn and for in");
        assertThat(lint(folder.resolve("none.json")).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(lint(folder).err()).contains("Expected files that end in .asl.json");
    }
}
