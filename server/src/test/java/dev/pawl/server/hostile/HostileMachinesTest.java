package dev.pawl.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Definitions that would take all of a server's time, memory or stack: checked, tried, created, and executed.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class HostileMachinesTest {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();

    private JsonNode call(Victim victim, String operation, ObjectNode input) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(victim.address() + "/"))
                .header("Content-Type", "application/x-amz-json-1.0").timeout(Duration.ofMinutes(2))
                .header("X-Amz-Target", "AWSStepFunctions." + operation)
                .POST(BodyPublishers.ofString(Json.write(input))).build(), BodyHandlers.ofString());
        answers.merge(operation + " " + answer.statusCode(), 1, Integer::sum);
        if (answer.statusCode() >= 500) {
            wrong.add(operation + " " + answer.statusCode() + " for " + shortened(input.path("definition").asText()));
        }
        return Json.read(answer.body());
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }

    private static ObjectNode input(String definition) {
        return JsonNodeFactory.instance.objectNode().put("definition", definition);
    }

    @Test
    void none_breaks_the_server_and_each_execution_comes_to_an_end() throws Exception {
        try (Victim victim = new Victim(Files.createDirectory(folder.resolve("victim")), List.of()); client) {
            List<String> executions = new ArrayList<>();
            int number = 0;
            for (String definition : HostileExpressions.machines()) {
                call(victim, "ValidateStateMachineDefinition", input(definition));
                String name = "bomb-" + number++;
                JsonNode made = call(victim, "CreateStateMachine", input(definition).put("name", name)
                        .put("roleArn", "arn:aws:iam::123456789012:role/r"));
                if (made.has("stateMachineArn")) {
                    executions.add(call(victim, "StartExecution", JsonNodeFactory.instance.objectNode()
                            .put("stateMachineArn", made.path("stateMachineArn").asText()).put("name", name))
                            .path("executionArn").asText());
                }
                JsonNode state = Json.mapper().createObjectNode();
                try {
                    state = Json.read(definition).path("States").path("A");
                } catch (RuntimeException e) {
                    // too deep to be read here
                }
                if (state.has("Type")) {
                    call(victim, "TestState", input(definition).put("stateName", "A")
                            .put("roleArn", "arn:aws:iam::123456789012:role/r"));
                }
            }
            stopped(victim, executions);
            System.out.println(answers + ", after " + victim.size());
            assertThat(wrong).as(victim.log()).isEmpty();
            assertThat(executions).hasSizeGreaterThan(30);
            assertThat(victim.log()).doesNotContain("OutOfMemory", "StackOverflow", "where no failure is expected");
        }
    }

    /** Those that only run on are stopped; all the others end by themselves. */
    private void stopped(Victim victim, List<String> executions) throws Exception {
        for (String arn : executions) {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            ObjectNode which = JsonNodeFactory.instance.objectNode().put("executionArn", arn);
            String definition = call(victim, "DescribeStateMachineForExecution", which).path("definition").asText();
            if (definition.contains("\"Next\":\"A\"") || definition.contains("\"Retry\"")) {
                call(victim, "StopExecution", which);
            }
            while (call(victim, "DescribeExecution", which).path("status").asText().equals("RUNNING")) {
                assertThat(System.nanoTime()).as(arn + " still runs: " + shortened(definition)).isLessThan(end);
            }
        }
        assertThat(call(victim, "ListStateMachines", JsonNodeFactory.instance.objectNode()).path("stateMachines"))
                .isNotEmpty();
    }
}
