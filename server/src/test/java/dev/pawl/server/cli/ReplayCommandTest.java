package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final String MACHINE = """
            {"QueryLanguage": "JSONata", "StartAt": "Size", "States": {
              "Size": {"Type": "Choice", "Default": "Small", "Choices": [
                {"Condition": "{% $states.input.n > 10 %}", "Next": "Large"}]},
              "Small": {"Type": "Pass", "Output": {"size": "small"}, "End": true},
              "Large": {"Type": "Wait", "Seconds": 0, "Next": "Done"},
              "Done": {"Type": "Pass", "Output": {"size": "large"}, "End": true}}}
            """;

    @TempDir
    private Path folder;
    private Path database = Path.of("");

    @BeforeEach
    void run() throws IOException {
        database = folder.resolve("pawl.db");
        Path definition = Files.writeString(folder.resolve("sizes.asl.json"), MACHINE);
        for (int n : new int[]{1, 20}) {
            Invocation run = Invocation.of("run", definition.toString(), "--db", database.toString(), "--name",
                    "n" + n, "--input", "{\"n\": " + n + "}", "-q");
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        }
    }

    private Invocation replay(String definition, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("changed.asl.json"), definition);
        return Invocation.of(Stream.concat(
                Stream.of("replay", "--definition", file.toString(), "--db", database.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void executions_go_the_same_way_on_the_same_definition() throws IOException {
        Invocation replayed = replay(MACHINE, "--machine", "sizes");

        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(replayed.out()).contains("✓ n1   same path, same end", "✓ n20  same path, same end",
                "2 executions: 2 same");
    }

    @Test
    void who_would_take_another_path_and_who_another_output_is_told_apart() throws IOException {
        Invocation replayed = replay(MACHINE.replace("> 10", "> 30").replace("\"size\": \"small\"",
                "\"size\": \"tiny\""), "n1", "n20");

        assertThat(replayed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(replayed.out()).containsSubsequence("≠ n1   same path, another output",
                "output $.size: expected \"small\", but got \"tiny\"", "≠ n20  another path",
                "after Size to Small instead of Large", "2 executions: 1 other output, 1 other path");
    }

    @Test
    void who_would_fail_is_told_with_the_state() throws IOException {
        Invocation replayed = replay(MACHINE.replace("{\"size\": \"small\"}", "\"{% $nothing.here %}\""), "n1",
                "--json");

        assertThat(replayed.exitCode()).isEqualTo(ExitCode.FAILED);
        JsonNode one = Json.read(replayed.out()).get(0);
        assertThat(one.path("verdict").asText()).isEqualTo("FAILS");
        assertThat(one.path("now").path("error").asText()).isEqualTo("States.QueryEvaluationError");
        assertThat(one.path("now").path("state").asText()).isEqualTo("Small");
    }

    @Test
    void a_new_task_cannot_be_decided() throws IOException {
        Invocation replayed = replay(MACHINE.replace("{\"Type\": \"Pass\", \"Output\": {\"size\": \"small\"}",
                "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\","
                        + " \"Arguments\": {\"FunctionName\": \"f\"}"),
                "n1");

        assertThat(replayed.exitCode()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(replayed.out()).contains("? n1  could not be decided",
                "Small was never recorded: what it answers is not known");
    }

    @Test
    void histories_are_read_from_files_also() throws IOException {
        Path file = Files.writeString(folder.resolve("n20.json"),
                Invocation.of("history", "n20", "--db", database.toString(), "--json").out());

        Invocation replayed = Invocation.of("replay", "--definition", folder.resolve("sizes.asl.json").toString(),
                file.toString());

        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.out()).contains("✓ n20.json  same path, same end");
        assertThat(Invocation.of("replay", "--definition", folder.resolve("sizes.asl.json").toString(),
                folder.resolve("sizes.asl.json").toString()).err())
                .contains("Expected an object with the member events, as GetExecutionHistory gives it");
    }
}
