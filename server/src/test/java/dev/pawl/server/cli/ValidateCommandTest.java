package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final String GOOD = """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}
            """;
    private static final String BAD = """
            {
              "StartAt": "A",
              "States": {
                "A": {"Type": "Pass", "Next": "Nowhere"},
                "B": {"Type": "Succeed"}
              }
            }
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aGoodDefinitionIsValid() throws IOException {
        Invocation run = Invocation.of("validate", file("good.json", GOOD).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).endsWith("good.json: valid" + System.lineSeparator());
    }

    @Test
    void aProblemIsShownWithItsLineAndACaret() throws IOException {
        Path file = file("bad.json", BAD);
        Invocation run = Invocation.of("validate", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out().lines().toList()).contains(
                "    4 |     \"A\": {\"Type\": \"Pass\", \"Next\": \"Nowhere\"},",
                "      |                           ^")
                .anySatisfy(line -> assertThat(line).startsWith(file + ":4:27: error: ")
                        .endsWith("[MISSING_TRANSITION_TARGET at /States/A/Next]"));
    }

    @Test
    void jsonListsTheProblemsOfAllFiles() throws IOException {
        Invocation run = Invocation.of("validate", "--json", file("good.json", GOOD).toString(),
                file("bad.json", BAD).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(Json.read(run.out())).isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.path("file").asText()).endsWith("bad.json"))
                .anySatisfy(problem -> {
                    assertThat(problem.path("line").asInt()).isEqualTo(4);
                    assertThat(problem.path("severity").asText()).isEqualTo("ERROR");
                });
    }

    @Test
    void brokenJsonIsShownWhereItBreaks() throws IOException {
        Invocation run = Invocation.of("validate", file("broken.json", "{\n  \"StartAt\": }\n").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("broken.json:2:").contains("INVALID_JSON_DESCRIPTION");
    }

    @Test
    void aMissingFileIsOneLineAndNoTrace() {
        Invocation run = Invocation.of("validate", folder.resolve("none.json").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err().lines()).singleElement().asString().startsWith("pawl validate: Expected the file ");
    }

    @Test
    void anUnknownOptionIsNamed() {
        Invocation run = Invocation.of("validate", "--colour", "file");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--colour").contains("pawl validate --help");
    }
}
