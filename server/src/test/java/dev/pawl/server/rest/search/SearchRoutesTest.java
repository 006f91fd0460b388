package dev.pawl.server.rest.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Executions.Start;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchRoutesTest {
    private static final String CHOOSE = """
            {"StartAt":"C","States":{"C":{"Type":"Choice","Default":"Good","Choices":[
              {"Variable":"$.total","NumericGreaterThan":100,"Next":"Bad"},
              {"Variable":"$.wait","IsPresent":true,"Next":"Wait"}]},
              "Wait":{"Type":"Wait","Seconds":3600,"End":true},"Good":{"Type":"Pass","End":true},
              "Bad":{"Type":"Fail","Error":"Order.TooLarge","Cause":"more than 100"}}}""";

    @TempDir
    private Path folder;
    private Installed server;
    private RestClient client;

    @BeforeEach
    void open() {
        server = new Installed(folder.resolve("pawl.db"), "", Map.of());
        client = new RestClient(server.port());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private String start(String machine, String name, String input) {
        return server.engine().executions()
                .start(new Start(machine, Optional.of(name), Optional.of(input), Optional.empty()))
                .toCompletableFuture()
                .join().executionArn();
    }

    private static List<String> names(JsonNode answer) {
        return StreamSupport.stream(answer.path("executions").spliterator(), false).map(e -> e.path("name").asText())
                .toList();
    }

    private JsonNode search(String query) {
        return client.get("/executions?q=" + RestClient.encoded(query));
    }

    /** The answer to a search once the index knows all. */
    private JsonNode indexed(String query) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode answer = search(query);
        while (answer.has("indexedUpTo") && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
            answer = search(query);
        }
        return answer;
    }

    @Test
    void executionsAreFound() {
        String orders = server.machine("orders", "STANDARD", CHOOSE);
        String others = server.machine("others", "STANDARD", CHOOSE);
        server.ended(start(orders, "small", "{\"total\":1,\"order\":{\"id\":42}}"));
        server.ended(start(orders, "large", "{\"total\":101,\"order\":{\"id\":43}}"));
        start(others, "stuck", "{\"total\":2,\"wait\":true}");

        assertThat(names(client.get("/executions"))).containsExactly("stuck", "large", "small");
        assertThat(names(client.get("/executions?machine=" + RestClient.encoded(orders)))).containsExactly("large",
                "small");
        assertThat(names(client.get("/executions?status=RUNNING"))).containsExactly("stuck");
        assertThat(names(client.get("/executions?name=large&status=FAILED,ABORTED"))).containsExactly("large");
        assertThat(names(client.get("/executions?startedAfter=2100-01-01T00:00:00Z"))).isEmpty();
        assertThat(names(client.get("/executions?startedBefore=2100-01-01T00:00:00Z"))).hasSize(3);
        assertThat(names(indexed("input.order.id=42"))).containsExactly("small");
        assertThat(names(indexed("error:Order.* machine:ord*"))).containsExactly("large");
        assertThat(names(indexed("\"more than 100\""))).containsExactly("large");
        assertThat(indexed("name:large").path("executions").path(0).toString()).contains("\"status\":\"FAILED\"",
                "\"error\":\"Order.TooLarge\"", "\"redriveCount\":0", "\"stopDate\":\"20");
    }

    @Test
    void pagesFollowOneAnother() {
        String orders = server.machine("orders", "STANDARD", CHOOSE);
        IntStream.range(0, 5).forEach(i -> start(orders, "e" + i, "{\"total\":" + i + "}"));

        JsonNode first = client.get("/executions?limit=3");
        assertThat(names(first)).containsExactly("e4", "e3", "e2");
        start(orders, "later", "{\"total\":1}");
        JsonNode second = client.get("/executions?limit=3&after=" + first.path("after").asText());
        assertThat(names(second)).containsExactly("e1", "e0");
        assertThat(second.has("after")).isFalse();
    }

    @Test
    void whatCannotBeMeantIsRefusedWithItsPlace() {
        JsonNode problem = client.send("GET", "/executions?q=" + RestClient.encoded("status:failed colour:red"), "")
                .body();
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asText()).contains("Expected one of status, machine", "at column 15");
        assertThat(client.send("GET", "/executions?status=odd", "").status()).isEqualTo(400);
        assertThat(client.send("GET", "/executions?after=x", "").status()).isEqualTo(400);
        assertThat(client.send("GET", "/statistics/machines?since=1", "").status()).isEqualTo(400);
        assertThat(client.send("GET", "/executions?mapRun=" + RestClient.encoded(
                "arn:aws:states:us-east-1:123456789012:mapRun:a/b:c") + "&q=input.a=1", "").status()).isEqualTo(400);
    }

    @Test
    void machinesFare() {
        String orders = server.machine("orders", "STANDARD", CHOOSE);
        server.ended(start(orders, "small", "{\"total\":1}"));
        server.ended(start(orders, "large", "{\"total\":101}"));
        start(orders, "stuck", "{\"total\":2,\"wait\":true}");
        indexed("input.total=1");

        JsonNode machine = client.get("/statistics/machines").path("machines").path(0);
        assertThat(machine.path("stateMachineArn").asText()).isEqualTo(orders);
        assertThat(List.of(machine.path("running").asInt(), machine.path("succeeded").asInt(),
                machine.path("failed").asInt(), machine.path("timedOut").asInt())).containsExactly(1, 1, 1, 0);
        assertThat(machine.path("p95Millis").isNumber()).isTrue();

        JsonNode chart = client.get("/machines/" + RestClient.encoded(orders) + "/statistics?since=PT24H&buckets=24");
        assertThat(chart.path("buckets")).hasSize(24);
        assertThat(chart.path("buckets").path(23).path("succeeded").asInt()
                + chart.path("buckets").path(22).path("succeeded").asInt()).isEqualTo(1);
        assertThat(chart.path("running").asInt()).isEqualTo(1);
        assertThat(client.send("GET", "/machines/" + RestClient.encoded(orders + "x") + "/statistics", "").status())
                .isEqualTo(404);
    }
}
