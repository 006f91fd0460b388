package dev.pawl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one database: what belongs to one of them can be asked for, followed and answered at the
 * other.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ClusterEverywhereTest {
    private static final String HOOK = "\"secrets\":{\"hook\":{\"env\":\"HOOK\"}},\"webhooks\":{\"orders\":{\"machine\":\"passing\",\"signature\":"
            + "{\"type\":\"bearer\",\"token\":\"{{secret:hook}}\"},\"idempotencyKey\":{\"header\":\"X-Delivery\"},\"input\":{}}}";
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";

    private final Fleet fleet;
    private final Node here;
    private final Node there;

    ClusterEverywhereTest(@TempDir Path folder) throws Exception {
        fleet = new Fleet(EmbeddedPostgres.start(), folder);
        Place place = Place.here(fleet.postgres.getPort()).with(HOOK, Map.of("HOOK", "hemlig"));
        here = fleet.add("here", place);
        there = fleet.add("there", place);
    }

    @BeforeAll
    void begin() throws Exception {
        fleet.awaitReady();
        fleet.awaitEvenShares(here);
        here.ask("CreateActivity", Map.of("name", "hands"));
        machine("waiting", "STANDARD", "{\"Type\":\"Task\",\"Resource\":\"" + Traffic.ACTIVITY + "\",\"End\":true}");
        machine("passing", "STANDARD", "{\"Type\":\"Pass\",\"End\":true}");
        machine("quick", "EXPRESS", "{\"Type\":\"Pass\",\"Result\":{\"n\":7},\"End\":true}");
        machine("asking", "STANDARD", "{\"Type\":\"Task\",\"Resource\":\"arn:pawl:states:::approval:request\","
                + "\"Parameters\":{\"Title\":\"May it?\",\"Approvers\":{\"Users\":[\"alice\"]}},\"End\":true}");
    }

    @AfterAll
    void end() throws Exception {
        fleet.close();
    }

    private void machine(String name, String type, String state) throws InterruptedException {
        assertThat(here.ask("CreateStateMachine", Map.of("name", name, "type", type, "roleArn", Traffic.ROLE,
                "definition", "{\"StartAt\":\"A\",\"States\":{\"A\":" + state + "}}")).has("stateMachineArn")).isTrue();
    }

    /** Without a name it gets one whose partition is the node's own. */
    private static String start(Node owner, String machine) throws InterruptedException {
        return owner.ask("StartExecution", Map.of("stateMachineArn", ARN + "stateMachine:" + machine, "input", "{}"))
                .path("executionArn").asText();
    }

    private void awaitSuccess(Node asked, String execution) throws Exception {
        fleet.await("it succeeds, as " + asked.name + " says", () -> asked
                .ask("DescribeExecution", Map.of("executionArn", execution)).path("status").asText()
                .equals("SUCCEEDED"));
    }

    private CompletableFuture<JsonNode> workerAt(Node node) {
        CompletableFuture<JsonNode> given = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                while (!given.isDone()) {
                    node.call("GetActivityTask", Map.of("activityArn", Traffic.ACTIVITY), Duration.ofSeconds(90))
                            .filter(task -> task.path("taskToken").isTextual()).ifPresent(given::complete);
                }
            } catch (InterruptedException e) {
                given.completeExceptionally(e);
            }
        });
        return given;
    }

    @Test
    void a_worker_that_waits_at_one_node_gets_the_task_of_another_and_answers_where_it_likes() throws Exception {
        CompletableFuture<JsonNode> worker = workerAt(there);
        String execution = start(here, "waiting");
        String token = worker.get(2, TimeUnit.MINUTES).path("taskToken").asText();
        assertThat(there.ask("SendTaskHeartbeat", Map.of("taskToken", token)).has("__type")).isFalse();
        assertThat(there.ask("SendTaskSuccess", Map.of("taskToken", token, "output", "1")).has("__type")).isFalse();
        awaitSuccess(there, execution);
        assertThat(there.ask("GetExecutionHistory", Map.of("executionArn", execution)))
                .isEqualTo(here.ask("GetExecutionHistory", Map.of("executionArn", execution)));
    }

    @Test
    void a_stream_at_one_node_follows_an_execution_of_another() throws Exception {
        String execution = start(here, "waiting");
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(
                there.request("/api/v1/executions/" + execution + "/events").build(), BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            StringBuilder seen = new StringBuilder();
            readUntil(lines, seen, "ActivityScheduled");
            String token = workerAt(here).get(2, TimeUnit.MINUTES).path("taskToken").asText();
            here.ask("SendTaskSuccess", Map.of("taskToken", token, "output", "1"));
            readUntil(lines, seen, "ExecutionSucceeded");
            for (String once : List.of("ExecutionStarted", "ActivityScheduled", "ActivityStarted", "ActivitySucceeded",
                    "ExecutionSucceeded")) {
                assertThat(seen.toString().split("\"type\":\"" + once + "\"", -1)).as(once).hasSize(2);
            }
        }
    }

    private static void readUntil(BufferedReader lines, StringBuilder seen, String text) throws Exception {
        while (seen.indexOf(text) < 0) {
            String line = lines.readLine();
            assertThat(line).as("the stream goes on until " + text).isNotNull();
            seen.append(line).append('\n');
        }
    }

    @Test
    void a_request_for_approval_is_seen_and_decided_at_the_other_node() throws Exception {
        String execution = start(here, "asking");
        fleet.await("the other node shows it",
                () -> there.get("/approvals?execution=" + execution).findValue("id") != null);
        String id = there.get("/approvals?execution=" + execution).findValue("id").asText();
        assertThat(Node.send(there.request("/api/v1/approvals/" + id + "/approve").header("Pawl-User", "alice")
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode())
                .isEqualTo(200);
        awaitSuccess(here, execution);
    }

    @Test
    void express_executions_run_at_any_node() throws Exception {
        for (Node node : fleet.nodes) {
            JsonNode ran = node.ask("StartSyncExecution", Map.of("stateMachineArn", ARN + "stateMachine:quick"));
            assertThat(ran.path("status").asText()).as(ran.toString()).isEqualTo("SUCCEEDED");
            assertThat(ran.path("output").asText()).isEqualTo("{\"n\":7}");
        }
    }

    @Test
    void a_page_token_of_one_node_is_good_at_the_other() throws Exception {
        for (int i = 0; i < 4; i++) {
            awaitSuccess(there, start(fleet.node(i % 2), "passing"));
        }
        String machine = ARN + "stateMachine:passing";
        JsonNode all = here.ask("ListExecutions", Map.of("stateMachineArn", machine)).path("executions");
        JsonNode first = here.ask("ListExecutions", Map.of("stateMachineArn", machine, "maxResults", 3));
        JsonNode rest = there.ask("ListExecutions", Map.of("stateMachineArn", machine, "maxResults", 1000, "nextToken",
                first.path("nextToken").asText()));
        assertThat(all.size()).isGreaterThanOrEqualTo(4);
        assertThat(arns(first) + arns(rest)).isEqualTo(arns(Json.read("{\"executions\":" + all + "}")));
    }

    private static String arns(JsonNode page) {
        StringBuilder arns = new StringBuilder();
        page.path("executions").forEach(one -> arns.append(one.path("executionArn").asText()).append('\n'));
        return arns.toString();
    }

    @Test
    void a_delivery_that_is_repeated_at_another_node_starts_nothing_more() throws Exception {
        String first = deliver(here);
        assertThat(deliver(there)).isEqualTo(first);
        awaitSuccess(there, first);
        assertThat(fleet.number("SELECT count(*) FROM execution WHERE arn = '" + first + "'")).isEqualTo(1);
    }

    private static String deliver(Node node) throws Exception {
        HttpResponse<String> answer = Node.send(node.request("/hooks/orders").header("Authorization", "Bearer hemlig")
                .header("X-Delivery", "d-1").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return Json.read(answer.body()).path("executionArn").asText();
    }

    /** The last one, because the first key closes the servers to all without one. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_token_that_is_made_or_revoked_at_one_node_is_so_at_the_other() throws Exception {
        String admin = fleet.token();
        fleet.await("the other node is closed, too", () -> list(there, Optional.empty()) == 403);
        fleet.await("the other node knows the token", () -> list(there, Optional.of(admin)) == 200);
        JsonNode made = Json.read(Node.send(there.request("/api/v1/access/tokens")
                .header("Authorization", "Bearer " + admin).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"ci\",\"grants\":[\"viewer\"]}"))).body());
        String other = made.path("token").asText();
        fleet.await("the first node knows it", () -> list(here, Optional.of(other)) == 200);
        assertThat(Node.send(here.request("/api/v1/access/tokens/" + made.path("id").asText())
                .header("Authorization", "Bearer " + admin).DELETE()).statusCode()).isEqualTo(204);
        fleet.await("the other node refuses it", () -> list(there, Optional.of(other)) == 403);
        sessionOfBoth(admin);
    }

    /** Signed in at one node, known at the other, signed out there, and so at the first. */
    private void sessionOfBoth(String admin) throws Exception {
        JsonNode key = Json.read(Node.send(here.request("/api/v1/access/keys")
                .header("Authorization", "Bearer " + admin).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"ada\",\"grants\":[\"viewer\"]}"))).body());
        HttpResponse<String> signedIn = here.post("/api/v1/session", "{\"accessKeyId\":\"" + key.path("id").asText()
                + "\",\"secretAccessKey\":\"" + key.path("secret").asText() + "\"}");
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        fleet.await("the other node knows the session", () -> visit(there, cookie) == 200);
        assertThat(Node.send(there.request("/api/v1/session").header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin").DELETE()).statusCode()).isEqualTo(200);
        fleet.await("the first node has ended it, too", () -> visit(here, cookie) == 403);
    }

    private static int visit(Node node, String cookie) throws Exception {
        int status = Node.send(node.request("/api/v1/machines").header("Cookie", cookie).GET()).statusCode();
        return status == 401 ? 403 : status;
    }

    private static int list(Node node, Optional<String> token) throws Exception {
        HttpRequest.Builder request = node.request("/api/v1/machines").GET();
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        int status = Node.send(request).statusCode();
        return status == 401 ? 403 : status;
    }
}
