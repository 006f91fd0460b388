package dev.pawl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one PostgreSQL: limits hold for both together, and one of them is drained while it works.
 */
class ControlClusterTest {
    private static final Duration GENEROUS = Duration.ofMinutes(3);
    private static final String MACHINES = "arn:aws:states:us-east-1:123456789012:stateMachine:";
    private static final String TURN = "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":"
            + "\"arn:aws:lambda:us-east-1:123456789012:function:f\",\"Parameters\":{\"what.$\":"
            + "\"States.Format('{}-slow', $$.Execution.Name)\"},\"End\":true}}}";
    private static final int STARTS = 24;

    private final EmbeddedPostgres postgres = EmbeddedPostgres.start();
    private final Ledger ledger = new Ledger();
    private final List<Node> nodes = new ArrayList<>();
    @TempDir
    private Path folder = Path.of("");

    ControlClusterTest() throws IOException {}

    @BeforeEach
    void two() throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE pawl");
        }
        for (String name : List.of("one", "two")) {
            Node node = new Node(name, folder,
                    Place.here(postgres.getPort()).withFunctions(ledger.port()));
            nodes.add(node);
            node.start();
        }
        for (Node node : nodes) {
            node.awaitReady();
        }
        await("even shares", () -> nodes.getFirst().shares().equals(List.of(16, 16)));
    }

    @AfterEach
    void close() throws IOException, SQLException {
        for (Node node : nodes) {
            node.close();
        }
        ledger.close();
        postgres.close();
    }

    @Test
    void limitsHoldForBothTogetherAndOneOfThemIsDrainedWhileItWorks() throws Exception {
        Node one = nodes.getFirst();
        Node two = nodes.getLast();
        machine("turns", "STANDARD", TURN);
        machine("quick", "EXPRESS", "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}");
        assertThat(one.send("PUT", "/api/v1/limits/three", "{\"machines\":[\"turns\"],\"concurrency\":3}")
                .statusCode()).isEqualTo(200);
        await("the other node knows the limit", () -> two.get("/limits").path("limits").size() == 1);
        for (int i = 0; i < STARTS; i++) {
            start(nodes.get(i % 2), "t" + i);
        }

        assertThat(one.send("PUT", "/api/v1/drain", "{\"node\":\"nobody\"}").statusCode()).isEqualTo(404);
        assertThat(one.send("PUT", "/api/v1/drain", "{\"node\":\"two\",\"reason\":\"a disk\"}").statusCode())
                .isEqualTo(200);
        assertThat(one.send("PUT", "/api/v1/drain", "{\"node\":\"one\"}").body()).contains("ConflictException")
                .contains("another node that takes over");
        await("it has handed over", () -> left(one) == 0 && left(two) == 0);
        assertThat(two.send("GET", "/readyz", "").statusCode()).isEqualTo(503);
        assertThat(one.send("GET", "/readyz", "").statusCode()).isEqualTo(200);
        start(two, "late");
        assertThat(two.ask("StartExecution", Map.of("stateMachineArn", MACHINES + "quick")).path("__type").asText())
                .contains("ExecutionLimitExceeded");
        assertThat(one.ask("StartExecution", Map.of("stateMachineArn", MACHINES + "quick")).has("executionArn"))
                .isTrue();
        await("half have ended", () -> ended(one) > STARTS / 2);
        assertThat(one.shares().stream().sorted().toList()).isEqualTo(List.of(0, 32));

        assertThat(one.send("DELETE", "/api/v1/drain?node=two", "").statusCode()).isEqualTo(200);
        await("even shares again", () -> one.shares().equals(List.of(16, 16)));
        assertThat(two.send("GET", "/readyz", "").statusCode()).isEqualTo(200);
        await("all have ended", () -> ended(two) == STARTS + 1);
        assertThat(ledger.doubled()).as("done twice although nobody died").isZero();
        assertNeverMoreThanThree(one);
        assertThat(one.get("/limits").at("/limits/0/granted").asInt()).isZero();
    }

    private void machine(String name, String type, String definition) throws Exception {
        assertThat(nodes.getFirst().ask("CreateStateMachine", Map.of("name", name, "type", type, "definition",
                definition, "roleArn", Traffic.ROLE)).has("stateMachineArn")).isTrue();
    }

    private static void start(Node node, String name) throws InterruptedException {
        JsonNode answer = node.ask("StartExecution", Map.of("stateMachineArn", MACHINES + "turns", "name", name));
        assertThat(answer.has("executionArn")).as(answer.toString()).isTrue();
    }

    private static long left(Node asked) throws IOException, InterruptedException {
        JsonNode drained = asked.get("/drain").at("/nodes/0");
        return drained.isMissingNode() ? -1 : drained.path("partitions").asLong() + drained.path("calls").asLong();
    }

    private static List<String> arns(Node node, String status) throws InterruptedException {
        List<String> all = new ArrayList<>();
        node.ask("ListExecutions", Map.of("stateMachineArn", MACHINES + "turns", "statusFilter", status,
                "maxResults", 1000)).path("executions").forEach(one -> all.add(one.path("executionArn").asText()));
        return all;
    }

    private static int ended(Node node) throws InterruptedException {
        return arns(node, "SUCCEEDED").size();
    }

    private record Span(Instant from, Instant to) {}

    private static void assertNeverMoreThanThree(Node node) throws Exception {
        List<Span> spans = new ArrayList<>();
        for (String arn : arns(node, "SUCCEEDED")) {
            JsonNode events = Json.read(node.ask("GetExecutionHistory", Map.of("executionArn", arn)).toString())
                    .path("events");
            spans.add(new Span(at(events.get(1)), at(events.get(events.size() - 1))));
        }
        for (Span span : spans) {
            assertThat(spans.stream().filter(other -> !other.from().isAfter(span.from())
                    && other.to().isAfter(span.from()))).as("with %s of %s", span, spans).hasSizeLessThanOrEqualTo(3);
        }
    }

    private static Instant at(JsonNode event) {
        return Instant.ofEpochMilli(Math.round(event.path("timestamp").asDouble() * 1_000));
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(GENEROUS);
        while (!holds(condition)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Expected that " + what + ", but not within " + GENEROUS + ": "
                        + nodes.getFirst().saidEver() + nodes.getLast().saidEver());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (IOException e) {
            return false;
        }
    }
}
