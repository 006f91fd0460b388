package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.function.FunctionHandler;
import dev.pawl.json.Json;
import dev.pawl.server.api.Configuration;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final String DOUBLING = """
            {"QueryLanguage": "JSONata", "StartAt": "Large?", "States": {
              "Large?": {"Type": "Choice", "Default": "Double",
                "Choices": [{"Condition": "{% $states.input.n > 100 %}", "Next": "Too large"}]},
              "Double": {"Type": "Pass", "Output": {"double": "{% $states.input.n * 2 %}"}, "End": true},
              "Too large": {"Type": "Fail", "Error": "TooLarge", "Cause": "more than 100"}}}
            """;

    @TempDir
    private Path folder;
    private Path definition = Path.of("");

    @BeforeEach
    void write() throws IOException {
        definition = Files.writeString(folder.resolve("doubling.asl.json"), DOUBLING);
    }

    private Invocation pawl(String... words) {
        return Invocation.of(Stream.concat(Stream.of(words), Stream.of("--db", folder.resolve("x/pawl.db").toString()))
                .toArray(String[]::new));
    }

    private Invocation run(String... more) {
        return pawl(Stream.concat(Stream.of("run", definition.toString()), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void thePathIsFollowedByTheOutputAndByHowToLookAgain() {
        Invocation run = run("--input", "{\"n\": 21}", "--name", "first");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).containsSubsequence("doubling  execution first", "✓ Large?", "→ Double", "✓ Double",
                "SUCCEEDED in ", "\"double\": 42", "Look at it again: pawl history"
                        + " arn:aws:states:us-east-1:123456789012:execution:doubling:first --db ");
    }

    @Test
    void quietPrintsTheOutputAlone() {
        Invocation run = run("--quiet", "--input", "{\"n\": 4}");
        assertThat(Json.read(run.out())).isEqualTo(Json.read("{\"double\": 8}"));
    }

    @Test
    void theInputMayBeInAFile() throws IOException {
        Path input = Files.writeString(folder.resolve("input.json"), "{\"n\": 5}");
        assertThat(Json.read(run("-q", "-i", "@" + input).out())).isEqualTo(Json.read("{\"double\": 10}"));
    }

    @Test
    void anExecutionThatFailsFailsTheCommand() {
        Invocation run = run("--input", "{\"n\": 101}");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).containsSubsequence("→ Too large", "✗ Too large", "FAILED in ", "TooLarge",
                "more than 100");
    }

    @Test
    void whatFailedIsRedriven() {
        run("--input", "{\"n\": 101}", "--name", "again");
        Invocation redrive = pawl("redrive", "again");
        assertThat(redrive.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(redrive.out()).containsSubsequence("✓ Large?", "↻ redriven", "FAILED in ", "TooLarge",
                "more than 100");
        JsonNode described = Json.read(pawl("describe", "again").out());
        assertThat(described.path("redriveCount").asInt()).isEqualTo(1);
        run("--input", "{\"n\": 1}", "--name", "fine");
        Invocation refused = pawl("redrive", "fine");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("ExecutionNotRedrivable");
    }

    @Test
    void theSameNameShowsTheSameExecution() {
        run("--input", "{\"n\": 1}", "--name", "once");
        Invocation again = run("--input", "{\"n\": 1}", "--name", "once");
        assertThat(again.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(again.out()).contains("\"double\": 2");
        Invocation other = run("--input", "{\"n\": 2}", "--name", "once");
        assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("ExecutionAlreadyExists");
        assertThat(pawl("executions").out().lines()).hasSize(1);
    }

    @Test
    void anExpressExecutionKeepsNoHistory() {
        Invocation run = run("--type", "express", "--input", "{\"n\": 3}");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).containsSubsequence("✓ Double", "SUCCEEDED", "\"double\": 6", "no history");
        assertThat(pawl("executions").out()).startsWith("No executions.");
    }

    @Test
    void whatRanCanBeLookedAtAgain() {
        run("--input", "{\"n\": 7}", "--name", "kept");
        assertThat(pawl("history", "kept").out()).containsSubsequence("✓ Large?", "✓ Double", "SUCCEEDED",
                "\"double\": 14");
        assertThat(pawl("history", "kept", "--events").out()).containsSubsequence("1 ", "ExecutionStarted",
                "ChoiceStateEntered", "PassStateExited", "ExecutionSucceeded");
        JsonNode events = Json.read(pawl("history", "kept", "--json").out()).path("events");
        assertThat(events.path(0).path("type").asText()).isEqualTo("ExecutionStarted");
        assertThat(events.path(events.size() - 1).path("id").asInt()).isEqualTo(events.size());
        JsonNode described = Json.read(pawl("describe", "kept").out());
        assertThat(described.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(described.path("output")).isEqualTo(Json.read("{\"double\": 14}"));
        assertThat(Json.read(pawl("executions", "--status", "succeeded", "--json").out()).path(0).path("name").asText())
                .isEqualTo("kept");
        assertThat(pawl("executions", "--status", "failed").out()).startsWith("No executions.");
    }

    @Test
    void aChangedDefinitionIsTakenAsItIsNow() throws IOException {
        run("--input", "{\"n\": 1}");
        Files.writeString(definition, DOUBLING.replace("* 2", "* 3"));
        assertThat(run("-q", "--input", "{\"n\": 1}").out()).contains("\"double\": 3");
    }

    @Test
    void aRefusedDefinitionIsShownWithItsLine() throws IOException {
        Files.writeString(definition, DOUBLING.replace("\"Pass\"", "\"Pas\""));
        Invocation run = run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("doubling.asl.json:4:").contains("^")
                .endsWith("pawl run: the definition is refused" + System.lineSeparator());
    }

    @Test
    void theMachineIsKeptAsTheApiWouldKeepIt() {
        run("--input", "{\"n\": 1}");
        try (Store store = JooqStore.sqlite(folder.resolve("x/pawl.db"))) {
            assertThat(store.machines().find("arn:aws:states:us-east-1:123456789012:stateMachine:doubling"))
                    .map(machine -> machine.settings())
                    .hasValueSatisfying(settings -> assertThat(settings).isEqualTo(new Settings(DOUBLING,
                            "arn:aws:iam::123456789012:role/pawl", Optional.of(Configuration.LOGGING.unsaid()),
                            Optional.of(Configuration.TRACING.unsaid()),
                            Optional.of(Configuration.ENCRYPTION.unsaid()))));
        }
    }

    @Test
    void aFunctionThatIsDeclaredAndNotThereIsNamed() throws IOException {
        Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(FunctionHandler.class.getName()), "hello.Missing");
        Invocation run = run("--functions", folder.resolve("classes").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("pawl run: Expected the classes that ").contains("hello.Missing");
    }

    @Test
    void aNameThatNothingHasIsRepeated() {
        run("--input", "{\"n\": 1}");
        assertThat(pawl("history", "nobody").err()).contains("there is no execution of the name nobody");
        assertThat(pawl("logs", "nobody").err()).contains("there is no machine or execution of the name nobody");
    }

    @Test
    void aDatabaseThatIsNotThereIsNotCreatedByLooking() {
        Invocation history = pawl("history", "some");
        assertThat(history.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(history.err()).contains("Expected the file ");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void machinesAreNamedAfterTheirFiles() {
        assertThat(Deployment.nameAfter(Path.of("a/invoices/workflow.asl.json"))).isEqualTo("invoices");
        assertThat(Deployment.nameAfter(Path.of("a/pay roll.json"))).isEqualTo("pay-roll");
        assertThat(Deployment.nameAfter(Path.of("greet.asl.json"))).isEqualTo("greet");
    }
}
