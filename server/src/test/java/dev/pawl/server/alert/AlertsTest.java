package dev.pawl.server.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.engine.Executions;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
    private static final String FAIL = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"Broken\","
            + "\"Cause\":\"the secret cause\"}}}";

    @TempDir
    private Path folder = Path.of("");

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private HttpServer room;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        room = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        room.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status == 200) {
                signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature")));
                heard.add(Json.read(body));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        room.start();
    }

    @AfterEach
    void leave() {
        room.stop(0);
    }

    private Installed server(String rules) {
        return new Installed(folder.resolve("pawl.db"), "{\"egress\":{\"plainHttp\":[\"127.0.0.1\"]},"
                + "\"notify\":{\"webhooks\":{\"room\":{\"url\":\"http://127.0.0.1:" + room.getAddress().getPort()
                + "/\",\"secret\":\"s3cret\"}}},\"alerts\":{\"console\":\"https://pawl.example.com\",\"rules\":" + rules
                + "}}", Map.of());
    }

    private static String run(Installed server, String machine) {
        String arn = server.engine().executions().start(Executions.Start.of(machine, "{}")).toCompletableFuture()
                .join().executionArn();
        server.ended(arn);
        return arn;
    }

    private void await(int count) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (heard.size() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(heard).hasSizeGreaterThanOrEqualTo(count);
    }

    @Test
    void aFailureIsToldOnceInAPeriodSignedAndWithALinkAndNoData() {
        try (Installed server = server("{\"pay\":{\"machines\":[\"pay*\"],\"to\":[\"room\"],\"every\":\"PT1H\"}}")) {
            String failing = server.machine("payments", "STANDARD", FAIL);
            String first = run(server, failing);
            await(1);
            run(server, failing);
            run(server, server.machine("other", "STANDARD", FAIL));

            assertThat(heard.getFirst().path("kind").asText()).isEqualTo("ALERT");
            assertThat(heard.getFirst().path("summary").asText()).startsWith("[pay] payments ")
                    .contains("FAILED Broken");
            assertThat(heard.getFirst().path("request").path("executionArn").asText()).isEqualTo(first);
            assertThat(heard.getFirst().path("request").path("message").asText())
                    .contains("https://pawl.example.com/executions/arn");
            assertThat(heard.toString()).doesNotContain("secret cause");
            assertThat(signatures.getFirst()).startsWith("v1,");
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void whatCouldNotBeToldIsToldLater() {
        status = 503;
        String rules = "{\"all\":{\"to\":[\"room\"]}}";
        try (Installed server = server(rules)) {
            run(server, server.machine("payments", "STANDARD", FAIL));
        }
        assertThat(heard).isEmpty();
        status = 200;
        try (Installed server = server(rules)) {
            assertThat(server.url()).isNotEmpty();
            await(1);
        }
        assertThat(heard.getFirst().path("summary").asText()).contains("payments");
    }

    @Test
    void aTestReachesTheReceiversOfEachRule() {
        try (Installed server = server("{\"one\":{\"to\":[\"room\"]},\"two\":{\"server\":true,\"to\":[\"room\"]}}");
                RestClient client = new RestClient(server.port())) {
            assertThat(client.ok("POST", "/alerts/test", "rule", "one").path("rules").path("one").asText())
                    .isEqualTo("told room");
            assertThat(heard).hasSize(1);
            assertThat(client.refused("POST", "/alerts/test", "rule", "none")).startsWith("404");
        }
    }

    @Test
    void aReceiverThatIsNotThereIsAMistakeOfTheConfiguration() {
        assertThatThrownBy(() -> server("{\"one\":{\"to\":[\"attic\"]}}").close()).hasMessageContaining("attic");
        assertThatThrownBy(() -> server("{\"one\":{\"to\":[\"email:a@example.com\"]}}").close())
                .hasMessageContaining("email:a@example.com");
        assertThatThrownBy(() -> server("{\"one\":{\"to\":[\"room\"],\"on\":[\"SAD\"]}}").close())
                .hasMessageContaining("/alerts/rules/one/on");
    }
}
