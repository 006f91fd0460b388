package dev.pawl.server.api.teststate;

import static dev.pawl.server.assembly.RealServer.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.RawHttp;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestStateTest {
    private static final String PASS = "{\"Type\":\"Pass\",\"Parameters\":{\"b.$\":\"$.a\"},\"Next\":\"N\"}";
    private static final String TASK = "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::states:startExecution\","
            + "\"Parameters\":{\"StateMachineArn.$\":\"$.m\"},\"End\":true,"
            + "\"Retry\":[{\"ErrorEquals\":[\"E\"]}],\"Catch\":[{\"ErrorEquals\":[\"F\"],\"Next\":\"C\"}]}";

    private RealServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder.resolve("pawl.db"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode mocked(Object... mock) {
        return server.ok("TestState", "definition", TASK, "input", "{\"m\":\"arn\"}", "inspectionLevel", "DEBUG",
                "mock",
                object(mock));
    }

    @Test
    void info_tells_how_the_state_ended() {
        assertThat(server.ok("TestState", "definition", PASS, "input", "{\"a\": 1}"))
                .isEqualTo(object("status", "SUCCEEDED", "output", "{\"b\":1}", "nextState", "N"));
    }

    @Test
    void debug_tells_every_step_as_text() {
        JsonNode answer = server.ok("TestState", "definition", PASS, "input", "{\"a\": 1}", "inspectionLevel",
                "DEBUG", "variables", "{\"v\":2}");

        assertThat(answer.path("inspectionData")).isEqualTo(object("input", "{\"a\": 1}", "afterInputPath",
                "{\"a\": 1}", "afterParameters", "{\"b\":1}", "afterResultSelector", "{\"b\":1}", "afterResultPath",
                "{\"b\":1}", "variables", "{\"v\":2}"));
    }

    @Test
    void who_takes_a_mocked_error_stands_in_the_details() {
        JsonNode retried = mocked("errorOutput", Map.of("error", "E", "cause", "c"));
        assertThat(retried.path("status").asText()).isEqualTo("RETRIABLE");
        assertThat(retried.at("/inspectionData/errorDetails"))
                .isEqualTo(object("retryIndex", 0, "retryBackoffIntervalSeconds", 1));

        JsonNode caught = mocked("errorOutput", Map.of("error", "F"));
        assertThat(caught.path("status").asText()).isEqualTo("CAUGHT_ERROR");
        assertThat(caught.path("nextState").asText()).isEqualTo("C");
        assertThat(caught.at("/inspectionData/errorDetails")).isEqualTo(object("catchIndex", 0));
    }

    @Test
    void mocks_are_held_against_the_api_of_the_service() {
        assertThat(server.refused("TestState", "definition", TASK, "input", "{\"m\":\"arn\"}", "mock",
                Map.of("result", "{\"ExecutionArn\":\"a\"}"))).isEqualTo(
                        "ValidationException: Mock result schema validation error: Required field 'StartDate' is missing");
        assertThat(mocked("result", "{\"ExecutionArn\":\"a\"}", "fieldValidationMode", "PRESENT").path("status")
                .asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void numbers_of_a_map_are_numbers() {
        String map = "{\"Type\":\"Map\",\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\","
                + "\"ExecutionType\":\"STANDARD\"},\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}},"
                + "\"MaxConcurrency\":3,\"ToleratedFailureCount\":1,\"ToleratedFailurePercentage\":2.5,\"End\":true}";
        JsonNode data = server.ok("TestState", "definition", map, "input", "[1]", "inspectionLevel", "TRACE", "mock",
                Map.of("result", "[1]"), "stateConfiguration", Map.of("mapIterationFailureCount", 0))
                .path("inspectionData");

        assertThat(data.path("maxConcurrency").intValue()).isEqualTo(3);
        assertThat(data.path("toleratedFailureCount").intValue()).isEqualTo(1);
        assertThat(data.path("toleratedFailurePercentage").doubleValue()).isEqualTo(2.5);
    }

    @Test
    void a_task_without_a_mock_is_really_done() {
        String machine = server.machine("child", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
        JsonNode answer = server.ok("TestState", "definition", TASK, "input", "{\"m\":\"" + machine + "\"}");
        String started = Json.read(answer.path("output").asText()).path("ExecutionArn").asText();

        assertThat(server.ended(started).path("status").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void refusals_have_the_names_that_aws_gives_them() {
        assertThat(server.refused("TestState", "definition", "{\"Type\":\"Nap\"}")).startsWith("InvalidDefinition: ");
        assertThat(server.refused("TestState", "definition", PASS, "input", "{"))
                .startsWith("InvalidExecutionInput: ");
        assertThat(server.refused("TestState", "definition", PASS, "mock", Map.of("result", "1"))).isEqualTo(
                "ValidationException: State type 'Pass' is not supported when a mock is specified");
        assertThat(server.refused("TestState", "definition", PASS, "roleArn", "x", "inspectionLevel", "ALL"))
                .startsWith("ValidationException: 1 validation error detected: ");
    }

    @Test
    void the_name_with_which_the_sdks_call_is_answered() {
        String request = RawHttp.request(server.port(), "TestState", Json.write(object("definition", PASS, "input",
                "{\"a\":1}")), Map.of("Host", "sync-localhost:" + server.port()));
        try (RawHttp connection = new RawHttp(server.port())) {
            assertThat(connection.send(request).receive().status()).isEqualTo(200);
        }
    }

    @Test
    void nothing_is_kept() {
        server.ok("TestState", "definition", PASS, "input", "{\"a\":1}");
        assertThat(server.ok("ListStateMachines").path("stateMachines").findValuesAsText("name"))
                .isSubsetOf(List.of("child"));
    }
}
