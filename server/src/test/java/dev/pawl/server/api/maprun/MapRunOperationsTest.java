package dev.pawl.server.api.maprun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class MapRunOperationsTest {
    private static final String MAP = """
            {"StartAt":"M","States":{"M":{"Type":"Map","Label":"each","End":true,"MaxConcurrency":2,
              "ToleratedFailurePercentage":50,
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"W",
                "States":{"W":{"Type":"Wait","SecondsPath":"$","End":true}}}}}}
            """;
    private RealServer server;
    private String machine = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder.resolve("pawl.db"));
        machine = server.machine("map", MAP);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode onlyRun(String execution) {
        JsonNode runs = server.ok("ListMapRuns", "executionArn", execution).path("mapRuns");
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    @Test
    void a_map_run_that_goes_on_is_shown_and_changed() throws InterruptedException {
        String execution = server.start(machine, "[900,900,900]");
        while (server.ok("ListMapRuns", "executionArn", execution).path("mapRuns").isEmpty()
                || describe(execution).at("/itemCounts/running").asInt() < 2) {
            LockSupport.parkNanos(1_000_000);
        }
        JsonNode listed = onlyRun(execution);
        String run = listed.path("mapRunArn").asText();
        assertThat(run).startsWith("arn:aws:states:us-east-1:123456789012:mapRun:map/each:");
        assertThat(RealServer.without(listed, "startDate")).isEqualTo(RealServer.object("executionArn", execution,
                "mapRunArn", run, "stateMachineArn", machine + "/each"));
        assertThat(RealServer.without(describe(execution), "startDate")).isEqualTo(RealServer.object("mapRunArn", run,
                "executionArn", execution, "status", "RUNNING", "maxConcurrency", 2, "toleratedFailurePercentage",
                50.0, "toleratedFailureCount", 0, "itemCounts", counts(1, 2), "executionCounts", counts(1, 2),
                "redriveCount", 0));

        server.ok("UpdateMapRun", "mapRunArn", run, "maxConcurrency", 3, "toleratedFailureCount", 1);
        JsonNode changed = describe(execution);
        assertThat(changed.path("maxConcurrency").asInt()).isEqualTo(3);
        assertThat(changed.path("toleratedFailureCount").asInt()).isEqualTo(1);
        assertThat(changed.at("/itemCounts/running").asInt()).isEqualTo(3);

        childrenAreListed(run);

        server.ok("StopExecution", "executionArn", execution);
        while (describe(execution).path("status").asText().equals("RUNNING")) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(describe(execution).path("status").asText()).isEqualTo("ABORTED");
        assertThat(describe(execution).at("/itemCounts/aborted").asInt()).isEqualTo(3);
        JsonNode refused = server.call("UpdateMapRun",
                RealServer.object("mapRunArn", run, "maxConcurrency", 1)).json();
        assertThat(refused.path("__type").asText()).endsWith("#ValidationException");
        assertThat(refused.path("reason").asText()).isEqualTo("CANNOT_UPDATE_COMPLETED_MAP_RUN");
    }

    private void childrenAreListed(String run) {
        JsonNode page = server.ok("ListExecutions", "mapRunArn", run, "maxResults", 2);
        assertThat(page.path("executions")).hasSize(2);
        JsonNode child = page.at("/executions/0");
        assertThat(child.path("mapRunArn").asText()).isEqualTo(run);
        assertThat(child.path("itemCount").asInt()).isEqualTo(1);
        assertThat(server.ok("ListExecutions", "mapRunArn", run, "maxResults", 2, "nextToken",
                page.path("nextToken").asText()).path("executions")).hasSize(1);
        JsonNode runs = server.ok("DescribeStateMachineForExecution", "executionArn",
                child.path("executionArn").asText());
        assertThat(runs.path("mapRunArn").asText()).isEqualTo(run);
        assertThat(runs.path("label").asText()).isEqualTo("each");
        assertThat(runs.path("stateMachineArn").asText()).isEqualTo(machine + "/each");
        assertThat(runs.path("definition").asText()).startsWith("{\"StartAt\":\"W\"");
    }

    @Test
    void what_a_child_runs_is_in_the_machines_query_language() {
        String jsonata = server.machine("jsonata",
                """
                        {"QueryLanguage":"JSONata","StartAt":"M","States":{"M":{"Type":"Map","Label":"own","Items":[1],"End":true,
                          "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"P",
                            "States":{"P":{"Type":"Pass","Output":"{% $states.input * 2 %}","End":true}}}}}}
                        """);
        String execution = server.start(jsonata, "{}");
        while (server.ok("DescribeExecution", "executionArn", execution).path("status").asText().equals("RUNNING")) {
            LockSupport.parkNanos(1_000_000);
        }
        JsonNode child = server.ok("ListExecutions", "mapRunArn", onlyRun(execution).path("mapRunArn").asText())
                .at("/executions/0");
        assertThat(server.ok("DescribeStateMachineForExecution", "executionArn", child.path("executionArn").asText())
                .path("definition").asText()).contains("\"QueryLanguage\":\"JSONata\"", "$states.input * 2");
    }

    private JsonNode describe(String execution) {
        return server.ok("DescribeMapRun", "mapRunArn", onlyRun(execution).path("mapRunArn").asText());
    }

    private static Map<String, Object> counts(int pending, int running) {
        Map<String, Object> counts = new java.util.LinkedHashMap<>();
        counts.put("pending", pending);
        counts.put("running", running);
        for (String none : new String[]{"succeeded", "failed", "timedOut", "aborted"}) {
            counts.put(none, 0);
        }
        counts.put("total", pending + running);
        for (String none : new String[]{"resultsWritten", "failuresNotRedrivable", "pendingRedrive"}) {
            counts.put(none, 0);
        }
        return counts;
    }

    @Test
    void express_children_are_listed_and_described() {
        String express = server.machine("express", MAP.replace("STANDARD", "EXPRESS"));
        String execution = server.start(express, "[0,900]");
        JsonNode page = server.ok("ListExecutions", "mapRunArn", awaitOne(execution), "statusFilter", "SUCCEEDED");
        assertThat(page.path("executions")).hasSize(1);
        JsonNode listed = page.at("/executions/0");
        String child = listed.path("executionArn").asText();
        assertThat(child).contains(":express:express/each:");

        JsonNode described = server.ok("DescribeExecution", "executionArn", child);
        assertThat(described.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(described.path("name")).isEqualTo(listed.path("name"));
        assertThat(described.path("input").asText()).isEqualTo("0");
        assertThat(described.path("mapRunArn")).isEqualTo(listed.path("mapRunArn"));
        assertThat(described.path("redriveStatus").asText()).isEqualTo("NOT_REDRIVABLE");
        assertThat(server.refused("DescribeExecution", "executionArn", child + "7")).startsWith("InvalidArn: ");
        assertThat(server.refused("GetExecutionHistory", "executionArn", child)).startsWith("InvalidArn: ");
        server.ok("StopExecution", "executionArn", execution);
    }

    /** The map run of an execution once one of its items has succeeded. */
    private String awaitOne(String execution) {
        while (server.ok("ListMapRuns", "executionArn", execution).path("mapRuns").isEmpty()
                || describe(execution).at("/itemCounts/succeeded").asInt() < 1) {
            LockSupport.parkNanos(1_000_000);
        }
        return onlyRun(execution).path("mapRunArn").asText();
    }

    @Test
    void what_is_not_there_is_not_found() {
        String arn = "arn:aws:states:us-east-1:123456789012:mapRun:map/each:none";
        assertThat(server.refused("DescribeMapRun", "mapRunArn", arn)).startsWith("ResourceNotFound: ");
        assertThat(server.refused("UpdateMapRun", "mapRunArn", arn)).startsWith("ResourceNotFound: ");
        assertThat(server.refused("DescribeMapRun", "mapRunArn", machine)).startsWith("InvalidArn: ");
        assertThat(server.refused("ListMapRuns", "executionArn",
                "arn:aws:states:us-east-1:123456789012:execution:map:none")).startsWith("ExecutionDoesNotExist: ");
        assertThat(server.refused("ListExecutions", "mapRunArn", arn, "stateMachineArn", machine))
                .startsWith("ValidationException: ");
    }
}
