package dev.pawl.server.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.Installed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard for Grafana fits what a server counts: a real Prometheus answers each of its queries. */
class DashboardTest {
    private static final Path DASHBOARD = Path.of("..", "docs", "grafana", "pawl.json");
    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final int ROUNDS = 100;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
    /**
     * Nothing here is limited, backed up or refused, and nothing runs for long: these queries need only be
     * understood.
     */
    private static final List<String> ONLY_WHEN_USED = List.of("pawl_executions_running", "pawl_limit_claims",
            "pawl_activity_tasks_waiting",
            "pawl_backup_last_success_timestamp_seconds", "pawl_starts_refused_total");

    @TempDir
    private Path folder = Path.of("");

    private static JsonNode dashboard() throws IOException {
        return Json.read(Files.readString(DASHBOARD));
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        dashboard().path("panels").forEach(panel -> panel.path("targets")
                .forEach(target -> queries.add(target.path("expr").asText())));
        return queries;
    }

    @Test
    void panelsHaveTheirPlaceAndNothingOverlaps() throws IOException {
        Set<String> cells = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard().path("panels")) {
            JsonNode place = panel.path("gridPos");
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            assertThat(panel.path("title").asText()).isNotEmpty();
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(cells.add((place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y)))
                            .as(panel.path("title").asText()).isTrue();
                }
            }
        }
        assertThat(queries()).hasSizeGreaterThan(30);
    }

    @Test
    void eachQueryHasAnAnswer() throws Exception {
        assumeThat(PROMETHEUS).as("this test runs Prometheus, of the package prometheus").exists();
        try (Installed server = new Installed(folder.resolve("pawl.db"), "{\"metrics\":{\"open\":true},"
                + "\"notify\":{\"webhooks\":{\"room\":{\"url\":\"http://127.0.0.1:1/\"}}},"
                + "\"alerts\":{\"rules\":{\"all\":{\"on\":[\"ABORTED\"],\"to\":[\"room\"]}}}}", Map.of())) {
            int port = freePort();
            Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: [{job_name: pawl, scrape_interval: 1s,"
                    + " static_configs: [{targets: ['127.0.0.1:" + server.port() + "']}]}]\n");
            Process prometheus = new ProcessBuilder(PROMETHEUS.toString(),
                    "--config.file=" + folder.resolve("prometheus.yml"), "--storage.tsdb.path="
                            + folder.resolve("data"),
                    "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true).redirectOutput(folder.resolve("prometheus.log").toFile()).start();
            try {
                work(server);
                await(() -> !answers(port, "count_over_time(pawl_build_info[5m]) >= 3").isEmpty());
                work(server);
                assertThat(unanswered(server, port))
                        .allMatch(query -> ONLY_WHEN_USED.stream().anyMatch(query::contains));
            } finally {
                prometheus.destroy();
                if (!prometheus.waitFor(30, TimeUnit.SECONDS)) {
                    prometheus.destroyForcibly().waitFor();
                }
            }
        }
    }

    /** Each query is understood; what nobody used while this test looks has no answer. */
    private static List<String> unanswered(Installed server, int port) throws IOException {
        List<String> open = new ArrayList<>(queries());
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            work(server);
            open.removeIf(query -> !answers(port, query).isEmpty());
        }
        return open;
    }

    private static void work(Installed server) {
        Seen.run(server, "passes", Seen.PASS);
        Seen.run(server, "fails", Seen.FAIL);
        Seen.run(server, "calls", Seen.CALL_ONCE);
        assertThat(Seen.get("http://127.0.0.1:" + server.port() + "/api/v1/machines").statusCode()).isEqualTo(200);
    }

    private static JsonNode answers(int port, String query) {
        String filled = query.replace("$__rate_interval", "1m").replace("$instance", ".*").replace("$machine", ".*");
        try {
            String said = Seen.get("http://127.0.0.1:" + port + "/api/v1/query?query="
                    + URLEncoder.encode(filled, StandardCharsets.UTF_8)).body();
            if (said.startsWith("Service Unavailable")) {
                return Json.mapper().createArrayNode(); // it is starting
            }
            JsonNode answer = Json.read(said);
            assertThat(answer.path("status").asText()).as(query + answer).isEqualTo("success");
            return answer.path("data").path("result");
        } catch (AssertionError e) {
            if (e.getCause() instanceof IOException) {
                return Json.mapper().createArrayNode();
            }
            throw e;
        }
    }

    private static void await(BooleanSupplier condition) {
        await(condition, "");
    }

    private static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("Waited in vain for " + what).isLessThan(deadline);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
