package dev.pawl.server.api.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.RawHttp;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** As whoever redrives sees it. What is expected was measured on AWS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedriveExecutionTest {
    private RealServer server;
    private String activity = "";
    private String machine = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder.resolve("pawl.db"));
        activity = server.ok("CreateActivity", "name", "desk").path("activityArn").asText();
        machine = server.machine("works",
                """
                        {"StartAt":"P","States":{"P":{"Type":"Pass","Result":1,"ResultPath":"$.before","Next":"T"},
                          "T":{"Type":"Task","Resource":"%s","Parameters":{"in.$":"$","run.$":"$$.Execution","state.$":"$$.State"},
                            "End":true}}}
                        """
                        .formatted(activity));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode lease() {
        JsonNode task = server.ok("GetActivityTask", "activityArn", activity);
        assertThat(task.path("taskToken").asText()).isNotEmpty();
        return task;
    }

    private String failed() {
        String arn = server.start(machine, "{\"n\":1}");
        server.ok("SendTaskFailure", "taskToken", lease().path("taskToken").asText(), "error", "Bad", "cause", "luck");
        server.ended(arn);
        return arn;
    }

    @Test
    void it_goes_on_where_it_failed() {
        String arn = failed();
        JsonNode before = server.ended(arn);
        JsonNode redriven = server.ok("RedriveExecution", "executionArn", arn);
        JsonNode running = server.ok("DescribeExecution", "executionArn", arn);
        JsonNode task = lease();
        server.ok("SendTaskSuccess", "taskToken", task.path("taskToken").asText(), "output", "\"done\"");
        JsonNode after = server.ended(arn);

        assertThat(before.path("redriveStatus").asText()).isEqualTo("REDRIVABLE");
        assertThat(before.has("redriveDate")).isFalse();
        assertThat(running.path("status").asText()).isEqualTo("RUNNING");
        assertThat(running.path("redriveCount").asInt()).isEqualTo(1);
        assertThat(running.path("redriveDate")).isEqualTo(redriven.path("redriveDate"));
        assertThat(running.path("startDate")).isEqualTo(before.path("startDate"));
        assertThat(running.fieldNames()).toIterable().doesNotContain("stopDate", "error", "cause", "output");
        assertThat(after.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(after.path("output").asText()).isEqualTo("\"done\"");
        assertThat(after.fieldNames()).toIterable().doesNotContain("error", "cause");
        JsonNode payload = Json.read(task.path("input").asText());
        assertThat(payload.at("/in/before").asInt()).isEqualTo(1);
        assertThat(payload.at("/run/RedriveCount").asInt()).isEqualTo(1);
        assertThat(payload.at("/run/RedriveTime").asText()).isGreaterThan(payload.at("/run/StartTime").asText());
        assertThat(payload.at("/state/RetryCount").asInt()).isZero();
        assertThat(server.eventTypes(arn)).containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited",
                "TaskStateEntered", "ActivityScheduled", "ActivityStarted", "ActivityFailed", "ExecutionFailed",
                "ExecutionRedriven", "ActivityScheduled", "ActivityStarted", "ActivitySucceeded", "TaskStateExited",
                "ExecutionSucceeded");
        JsonNode event = server.ok("GetExecutionHistory", "executionArn", arn).at("/events/8");
        assertThat(event.at("/executionRedrivenEventDetails/redriveCount").asInt()).isEqualTo(1);
        assertThat(event.path("previousEventId").asInt()).isEqualTo(8);
    }

    @Test
    void a_token_redrives_once_whatever_became_of_it() {
        String arn = failed();
        JsonNode first = server.ok("RedriveExecution", "executionArn", arn, "clientToken", "a");
        JsonNode whileRunning = server.ok("RedriveExecution", "executionArn", arn, "clientToken", "a");
        String other = server.refused("RedriveExecution", "executionArn", arn, "clientToken", "b");
        server.ok("SendTaskFailure", "taskToken", lease().path("taskToken").asText(), "error", "Bad");
        server.ended(arn);
        JsonNode onceEnded = server.ok("RedriveExecution", "executionArn", arn, "clientToken", "a");
        String standing = server.ended(arn).path("status").asText();
        JsonNode second = server.ok("RedriveExecution", "executionArn", arn, "clientToken", "b");

        assertThat(whileRunning).isEqualTo(first);
        assertThat(onceEnded).isEqualTo(first);
        assertThat(other).isEqualTo("ExecutionNotRedrivable: Execution " + arn
                + " invalid for redrive as: Execution is RUNNING and cannot be redriven");
        assertThat(standing).isEqualTo("FAILED");
        assertThat(second.path("redriveDate").asDouble()).isGreaterThan(first.path("redriveDate").asDouble());
        server.ok("SendTaskSuccess", "taskToken", lease().path("taskToken").asText(), "output", "1");
        server.ended(arn);
        assertThat(server.ok("RedriveExecution", "executionArn", arn, "clientToken", "a")).isEqualTo(first);
        assertThat(server.refused("RedriveExecution", "executionArn", arn, "clientToken", "c"))
                .endsWith("Execution is SUCCEEDED and cannot be redriven");
    }

    @Test
    void tokens_of_before_are_dead() {
        String arn = server.start(machine, "{}");
        String old = lease().path("taskToken").asText();
        server.ok("StopExecution", "executionArn", arn, "error", "Why");
        server.ok("RedriveExecution", "executionArn", arn);

        assertThat(server.refused("SendTaskSuccess", "taskToken", old, "output", "{}")).startsWith("TaskTimedOut: ");
        assertThat(server.refused("SendTaskHeartbeat", "taskToken", old)).startsWith("TaskTimedOut: ");
        server.ok("SendTaskSuccess", "taskToken", lease().path("taskToken").asText(), "output", "1");
        assertThat(server.ended(arn).path("status").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void what_cannot_be_redriven_is_refused() {
        String express = server.ok("StartSyncExecution", "stateMachineArn", server.machine("express",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\"}}}", "EXPRESS"), "input", "{}")
                .path("executionArn").asText();
        RawHttp.Answer child = server.call("RedriveExecution", RealServer.object("executionArn",
                machine.replace(":stateMachine:", ":execution:") + "/Label:child"));

        assertThat(server.refused("RedriveExecution", "executionArn", express))
                .isEqualTo("InvalidArn: Invalid Arn: 'Resource type not valid in this context: express'");
        assertThat(server.refused("RedriveExecution", "executionArn", machine.replace("stateMachine", "execution")
                + ":none")).startsWith("ExecutionDoesNotExist: Execution Does Not Exist: '");
        assertThat(child.status()).isEqualTo(400);
        assertThat(child.json().path("reason").asText()).isEqualTo("API_DOES_NOT_SUPPORT_LABELED_ARNS");
    }

    @Test
    void a_machine_that_is_gone_takes_its_redrives_with_it() {
        String fails = server.machine("leaves",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"Oh\"}}}");
        String arn = server.start(fails, "{}");
        server.ended(arn);
        server.ok("DeleteStateMachine", "stateMachineArn", fails);
        JsonNode described = server.ok("DescribeExecution", "executionArn", arn);

        assertThat(described.path("redriveStatus").asText()).isEqualTo("NOT_REDRIVABLE");
        assertThat(described.path("redriveStatusReason").asText()).isEqualTo("State machine is in DELETING status");
        assertThat(server.refused("RedriveExecution", "executionArn", arn))
                .endsWith("invalid for redrive as: State machine is in DELETING status");
    }

    @Test
    void it_runs_the_definition_that_it_had() {
        String changes = server.machine("changes",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"Old\"}}}");
        String arn = server.start(changes, "{}");
        server.ended(arn);
        server.ok("UpdateStateMachine", "stateMachineArn", changes, "definition",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
        server.ok("RedriveExecution", "executionArn", arn);

        assertThat(server.ended(arn).path("error").asText()).isEqualTo("Old");
        assertThat(server.ended(arn).path("redriveCount").asInt()).isEqualTo(1);
    }

    @Test
    void lists_show_it_among_those_that_run_again() {
        String arn = failed();
        server.ok("RedriveExecution", "executionArn", arn);
        JsonNode running = server.ok("ListExecutions", "stateMachineArn", machine, "statusFilter", "RUNNING");
        server.ok("SendTaskSuccess", "taskToken", lease().path("taskToken").asText(), "output", "1");
        server.ended(arn);
        JsonNode succeeded = server.ok("ListExecutions", "stateMachineArn", machine, "statusFilter", "SUCCEEDED");
        JsonNode failed = server.ok("ListExecutions", "stateMachineArn", machine, "statusFilter", "FAILED");

        assertThat(running.findValuesAsText("executionArn")).contains(arn);
        assertThat(running.findParent("redriveDate").path("redriveCount").asInt()).isEqualTo(1);
        assertThat(succeeded.findValuesAsText("executionArn")).contains(arn);
        assertThat(failed.findValuesAsText("executionArn")).doesNotContain(arn);
        assertThat(server.refused("ListExecutions", "stateMachineArn", machine, "redriveFilter", "REDRIVEN"))
                .startsWith("ValidationException: ");
    }
}
