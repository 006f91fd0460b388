package dev.pawl.server.api.execution;

import static dev.pawl.server.assembly.RealServer.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutionOperationsTest {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}";
    private static final String FAIL = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"Oh\",\"Cause\":\"No\"}}}";
    private static final String TIMES_OUT = "{\"StartAt\":\"A\",\"TimeoutSeconds\":1,\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}";

    private RealServer server;
    private String passes = "";
    private String waits = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder.resolve("pawl.db"));
        passes = server.machine("passes", PASS);
        waits = server.machine("waits", WAIT);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void an_execution_is_shown_as_it_stands() {
        String arn = server.ok("StartExecution", "stateMachineArn", passes, "name", "one", "input", "{\"a\": 1}",
                "traceHeader", "Root=1").path("executionArn").asText();
        JsonNode execution = server.ended(arn);

        assertThat(arn).isEqualTo("arn:aws:states:us-east-1:123456789012:execution:passes:one");
        assertThat(RealServer.without(execution, "startDate", "stopDate")).isEqualTo(RealServer.object("executionArn",
                arn, "stateMachineArn", passes, "name", "one", "status", "SUCCEEDED", "input", "{\"a\": 1}",
                "inputDetails", Map.of("included", true), "output", "{\"a\": 1}", "outputDetails",
                Map.of("included", true), "traceHeader", "Root=1", "redriveCount", 0, "redriveStatus",
                "NOT_REDRIVABLE", "redriveStatusReason", "Execution is SUCCEEDED and cannot be redriven"));
        assertThat(execution.path("stopDate").asDouble())
                .isGreaterThanOrEqualTo(execution.path("startDate").asDouble());
    }

    @Test
    void metadata_alone_shows_no_data() {
        String arn = server.start(server.machine("fails quietly".replace(' ', '-'), FAIL), "{\"secret\":1}");
        server.ended(arn);
        JsonNode execution = server.ok("DescribeExecution", "executionArn", arn, "includedData", "METADATA_ONLY");

        assertThat(execution.path("status").asText()).isEqualTo("FAILED");
        assertThat(execution.path("inputDetails").path("included").asBoolean(true)).isFalse();
        assertThat(execution.fieldNames()).toIterable().doesNotContain("input", "output", "error", "cause");
    }

    @Test
    void failures_have_error_and_cause_unless_time_ran_out() {
        JsonNode failed = server.ended(server.start(server.machine("fails", FAIL), "{}"));
        JsonNode late = server.ended(server.start(server.machine("late", TIMES_OUT), "{}"));

        assertThat(failed.path("error").asText()).isEqualTo("Oh");
        assertThat(failed.path("cause").asText()).isEqualTo("No");
        assertThat(failed.path("redriveStatus").asText()).isEqualTo("REDRIVABLE");
        assertThat(late.path("status").asText()).isEqualTo("TIMED_OUT");
        assertThat(late.fieldNames()).toIterable().doesNotContain("error", "cause", "output", "outputDetails");
    }

    @Test
    void a_child_of_a_map_run_names_it_and_is_not_listed_with_its_machine() {
        String machine = server.machine("maps", """
                {"StartAt":"M","States":{"M":{"Type":"Map","Label":"each","End":true,"ItemProcessor":{
                  "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"A",
                  "States":{"A":{"Type":"Pass","Parameters":{"id.$":"$$.Execution.Id"},"End":true}}}}}}
                """);
        JsonNode parent = server.ended(server.start(machine, "[1]"));
        String child = Json.read(parent.path("output").asText()).path(0).path("id").asText();
        JsonNode described = server.ok("DescribeExecution", "executionArn", child);
        JsonNode history = server.ok("GetExecutionHistory", "executionArn", parent.path("executionArn").asText());

        assertThat(described.path("stateMachineArn").asText()).isEqualTo(machine + "/each");
        assertThat(described.path("mapRunArn").asText()).isNotEmpty().isEqualTo(history
                .at("/events/3/mapRunStartedEventDetails/mapRunArn").asText());
        assertThat(server.ok("ListExecutions", "stateMachineArn", machine).path("executions")).hasSize(1);
    }

    @Test
    void the_same_start_while_it_runs_is_the_same_and_any_other_is_refused() {
        JsonNode first = server.ok("StartExecution", "stateMachineArn", waits, "name", "again", "input", "{\"a\":1}");
        JsonNode second = server.ok("StartExecution", "stateMachineArn", waits, "name", "again", "input", "{\"a\":1}");
        String arn = first.path("executionArn").asText();
        String exists = "ExecutionAlreadyExists: Execution Already Exists: '" + arn + "'";

        assertThat(second).isEqualTo(first);
        assertThat(server.refused("StartExecution", "stateMachineArn", waits, "name", "again", "input", "{}"))
                .isEqualTo(exists);
        server.ok("StopExecution", "executionArn", arn);
        assertThat(server.refused("StartExecution", "stateMachineArn", waits, "name", "again", "input", "{\"a\":1}"))
                .isEqualTo(exists);
    }

    @Test
    void wrong_starts_are_refused() {
        assertThat(server.refused("StartExecution", "stateMachineArn", passes + "x"))
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: '" + passes + "x'");
        assertThat(server.refused("StartExecution", "stateMachineArn", passes, "name", "a b"))
                .isEqualTo("InvalidName: Invalid Name: 'a b'");
        assertThat(server.refused("StartExecution", "stateMachineArn", passes, "input", "{"))
                .startsWith("InvalidExecutionInput: Invalid State Machine Execution Input: '");
        assertThat(server.refused("StartExecution", "stateMachineArn", passes, "input", "x".repeat(262_145)))
                .startsWith("ValidationException: 1 validation error detected: Value ");
        assertThat(server.refused("StartExecution", "stateMachineArn",
                "arn:aws:states:us-east-1:999999999999:stateMachine:passes")).startsWith("AccessDeniedException: ");
    }

    @Test
    void an_execution_is_stopped_once() {
        String arn = server.start(waits, "{}");
        JsonNode stopped = server.ok("StopExecution", "executionArn", arn, "error", "Enough", "cause", "Because");
        JsonNode again = server.ok("StopExecution", "executionArn", arn, "error", "Other");
        JsonNode execution = server.ended(arn);

        assertThat(again).isEqualTo(stopped);
        assertThat(execution.path("status").asText()).isEqualTo("ABORTED");
        assertThat(execution.path("error").asText()).isEqualTo("Enough");
        assertThat(execution.path("stopDate")).isEqualTo(stopped.path("stopDate"));
        assertThat(server.eventTypes(arn)).containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
    }

    @Test
    void executions_are_listed_newest_first_in_pages_and_by_status() {
        String machine = server.machine("listed", PASS);
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String arn = server.start(machine, "{}");
            server.ended(arn);
            newestFirst.add(0, arn);
        }
        JsonNode first = server.ok("ListExecutions", "stateMachineArn", machine, "maxResults", 3);
        String token = first.path("nextToken").asText();
        JsonNode second = server.ok("ListExecutions", "stateMachineArn", machine, "maxResults", 2, "nextToken", token);

        assertThat(first.findValuesAsText("executionArn")).isEqualTo(newestFirst.subList(0, 3));
        assertThat(second.findValuesAsText("executionArn")).isEqualTo(newestFirst.subList(3, 5));
        assertThat(second.has("nextToken")).isFalse();
        assertThat(server.ok("ListExecutions", "stateMachineArn", machine, "statusFilter", "FAILED")
                .path("executions")).isEmpty();
        assertThat(server.refused("ListExecutions", "stateMachineArn", machine, "statusFilter", "PENDING_REDRIVE"))
                .startsWith("ValidationException: ");
        assertThat(server.refused("ListExecutions", "stateMachineArn", waits, "nextToken", token))
                .isEqualTo("InvalidToken: Invalid Token: 'Invalid token'");
        assertThat(server.refused("ListExecutions", "maxResults", 1)).startsWith("ValidationException: ");
    }

    @Test
    void history_comes_in_pages_both_ways_and_without_data() {
        String arn = server.start(passes, "{\"secret\":1}");
        server.ended(arn);
        List<String> forward = pages(arn, false);
        List<String> backward = pages(arn, true);
        JsonNode bare = server.ok("GetExecutionHistory", "executionArn", arn, "includeExecutionData", false);

        assertThat(forward).containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited",
                "ExecutionSucceeded");
        assertThat(backward).containsExactly("ExecutionSucceeded", "PassStateExited", "PassStateEntered",
                "ExecutionStarted");
        assertThat(bare.toString()).doesNotContain("secret").contains(ROLE);
        assertThat(server.refused("GetExecutionHistory", "executionArn", arn + "x"))
                .isEqualTo("ExecutionDoesNotExist: Execution Does Not Exist: '" + arn + "x'");
    }

    private List<String> pages(String arn, boolean reverse) {
        JsonNode page = server.ok("GetExecutionHistory", "executionArn", arn, "reverseOrder", reverse, "maxResults", 3);
        List<String> types = page.findValuesAsText("type");
        assertThat(types).hasSize(3);
        page = server.ok("GetExecutionHistory", "executionArn", arn, "reverseOrder", reverse, "maxResults", 3,
                "nextToken", page.path("nextToken").asText());
        assertThat(page.has("nextToken")).isFalse();
        types.addAll(page.findValuesAsText("type"));
        return types;
    }

    @Test
    void express_runs_to_its_end_and_leaves_nothing_behind() {
        String machine = server.machine("express", FAIL, "EXPRESS");
        JsonNode result = server.ok("StartSyncExecution", "stateMachineArn", machine, "name", "now", "input", "{}");
        String arn = result.path("executionArn").asText();
        String wrongKind = "InvalidArn: Invalid Arn: 'Resource type not valid in this context: express'";

        assertThat(arn).startsWith("arn:aws:states:us-east-1:123456789012:express:express:now:");
        assertThat(result.path("status").asText()).isEqualTo("FAILED");
        assertThat(result.path("error").asText()).isEqualTo("Oh");
        assertThat(result.path("billingDetails").path("billedMemoryUsedInMB").asInt()).isEqualTo(64);
        assertThat(result.path("billingDetails").path("billedDurationInMilliseconds").asInt() % 100).isZero();
        assertThat(server.refused("DescribeExecution", "executionArn", arn)).isEqualTo(wrongKind);
        assertThat(server.refused("StopExecution", "executionArn", arn)).isEqualTo(wrongKind);
        assertThat(server.refused("GetExecutionHistory", "executionArn", arn)).isEqualTo(wrongKind);
        assertThat(server.refused("ListExecutions", "stateMachineArn", machine))
                .startsWith("StateMachineTypeNotSupported: ");
        assertThat(server.refused("StartSyncExecution", "stateMachineArn", passes)).isEqualTo(
                "StateMachineTypeNotSupported: This operation is not supported by this type of state machine");
    }
}
