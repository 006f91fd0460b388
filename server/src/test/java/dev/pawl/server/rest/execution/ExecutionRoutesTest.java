package dev.pawl.server.rest.execution;

import static dev.pawl.server.rest.RestClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.server.assembly.RealServer;
import dev.pawl.server.rest.RestClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionRoutesTest {
    private static final String WAIT = """
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3600,"End":true}}}""";
    private static final String FAIL = """
            {"StartAt":"P","States":{"P":{"Type":"Pass","Next":"F"},"F":{"Type":"Fail","Error":"Oops"}}}""";
    private static final String MAP = """
            {"StartAt":"M","States":{"M":{"Type":"Map","Label":"each","End":true,"ItemProcessor":{"ProcessorConfig":
             {"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"P",
             "States":{"P":{"Type":"Pass","End":true}}}}}}""";
    private static final String PARALLEL = """
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","End":true,
             "ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}}}}""";

    @TempDir
    private Path folder;
    private RealServer server;
    private RestClient rest;

    @BeforeEach
    void start() {
        server = new RealServer(folder.resolve("pawl.db"));
        rest = new RestClient(server.port());
    }

    @AfterEach
    void stop() {
        rest.close();
        server.close();
    }

    @Test
    void anExecutionIsStartedShownAndStopped() {
        String machine = server.machine("Wait", WAIT);
        JsonNode started = rest.ok("POST", "/executions", "stateMachineArn", machine, "name", "one", "input",
                "{\"n\":1.10}");
        assertThat(started.path("startDate").asText()).endsWith("Z");
        String one = "/executions/" + encoded(started.path("executionArn").asText());
        JsonNode shown = rest.get(one);
        assertThat(shown.path("status").asText()).isEqualTo("RUNNING");
        assertThat(shown.path("input").asText()).isEqualTo("{\"n\":1.10}");
        assertThat(rest.refused("POST", "/executions", "stateMachineArn", machine, "name", "one"))
                .isEqualTo("409 ExecutionAlreadyExists");
        assertThat(rest.refused("POST", one + "/redrive")).isEqualTo("409 ExecutionNotRedrivable");
        rest.ok("POST", one + "/stop", "error", "Enough", "cause", "of it");
        JsonNode stopped = rest.get(one);
        assertThat(stopped.path("status").asText()).isEqualTo("ABORTED");
        assertThat(stopped.path("error").asText()).isEqualTo("Enough");
        assertThat(stopped.path("stopDate").asText()).endsWith("Z");
    }

    @Test
    void whatFailedIsRedrivenWithTheDefinitionOfItsStart() {
        String machine = server.machine("Fail", FAIL);
        String arn = server.start(machine, "{}");
        server.ended(arn);
        server.ok("UpdateStateMachine", "stateMachineArn", machine, "definition", WAIT);
        String one = "/executions/" + encoded(arn);
        assertThat(rest.get(one + "/definition").path("definition").asText()).isEqualTo(FAIL);
        assertThat(rest.ok("POST", one + "/redrive").path("redriveDate").asText()).endsWith("Z");
        server.ended(arn);
        assertThat(rest.get(one).path("redriveCount").intValue()).isEqualTo(1);
    }

    @Test
    void historyIsPagedById() {
        var items = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 500; i++) {
            items.add(i);
        }
        String arn = server.start(server.machine("Map", PARALLEL), "{\"items\":" + items + "}");
        server.ended(arn);
        String history = "/executions/" + encoded(arn) + "/history";
        JsonNode first = rest.get(history + "?limit=1000");
        assertThat(first.path("events")).hasSize(1000);
        assertThat(first.path("after").asText()).isEqualTo("1000");
        assertThat(first.path("last").intValue()).isEqualTo(2006);
        assertThat(first.path("events").path(0).path("timestamp").asText()).endsWith("Z");
        assertThat(first.path("events").path(0).path("frame").intValue()).isZero();
        assertThat(first.path("events")).filteredOn(event -> event.path("type").asText().equals("PassStateEntered"))
                .isNotEmpty().allMatch(event -> event.path("frame").intValue() > 0);
        JsonNode last = rest.get(history + "?after=2000");
        assertThat(last.path("events").findValuesAsText("id")).containsExactly("2001", "2002", "2003", "2004", "2005",
                "2006");
        assertThat(last.has("after")).isFalse();
        assertThat(rest.get(history + "?after=99999").path("events")).isEmpty();
        assertThat(rest.refused("GET", history + "?after=x")).isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("GET", history + "?limit=1001")).isEqualTo("400 InvalidRequest");
    }

    @Test
    void aChildOfAMapRunKnowsItsParent() {
        String arn = server.start(server.machine("Big", MAP), "[1]");
        server.ended(arn);
        String run = server.ok("ListMapRuns", "executionArn", arn).path("mapRuns").path(0).path("mapRunArn").asText();
        String child = server.ok("ListExecutions", "mapRunArn", run).path("executions").path(0).path("executionArn")
                .asText();
        assertThat(child).contains("/");
        JsonNode shown = rest.get("/executions/" + encoded(child));
        assertThat(shown.path("parentArn").asText()).isEqualTo(arn);
        assertThat(shown.path("mapRunArn").asText()).isEqualTo(run);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String none = encoded("arn:aws:states:us-east-1:123456789012:execution:Wait:none");
        assertThat(rest.refused("GET", "/executions/" + none)).isEqualTo("404 ExecutionDoesNotExist");
        assertThat(rest.refused("GET", "/executions/" + none + "/history")).isEqualTo("404 ExecutionDoesNotExist");
        assertThat(rest.refused("GET", "/executions/none/history")).isEqualTo("400 InvalidArn");
        assertThat(rest.refused("POST", "/executions", "stateMachineArn",
                "arn:aws:states:us-east-1:123456789012:stateMachine:None")).isEqualTo("404 StateMachineDoesNotExist");
    }
}
