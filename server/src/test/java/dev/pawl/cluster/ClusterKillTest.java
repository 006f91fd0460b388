package dev.pawl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one database, of which the one that is at work is killed. {@code -Dpawl.cluster.faults}
 * makes it
 * longer, and has the database itself crash.
 */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("try") // as with its traffic
class ClusterKillTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LONGER = "pawl.cluster.faults";
    private static final int ITEMS = 40;

    private final int faults = Integer.getInteger(LONGER, 1);
    private final Fleet fleet;
    private final List<CutProxy> wires = new ArrayList<>();

    ClusterKillTest(@TempDir Path folder) throws Exception {
        fleet = Fleet.durable(folder);
    }

    @BeforeAll
    void two() throws Exception {
        for (String name : List.of("one", "two")) {
            CutProxy wire = new CutProxy(fleet.postgres.getPort());
            wires.add(wire);
            fleet.add(name, Place.here(wire.port()));
        }
        fleet.awaitReady();
    }

    @BeforeEach
    void evenShares() throws Exception {
        fleet.awaitEvenShares(fleet.node(0));
    }

    @AfterAll
    void close() throws Exception {
        fleet.close();
        for (CutProxy wire : wires) {
            wire.close();
        }
    }

    private static void machine(Node node, String name, String definition) throws InterruptedException {
        JsonNode made = node.ask("CreateStateMachine",
                Map.of("name", name, "roleArn", Traffic.ROLE, "definition", definition));
        assertThat(made.has("stateMachineArn")).as(made.toString()).isTrue();
    }

    /** One is due in each second, and nodes die one after the other. */
    @Test
    void schedules_fire_once_while_nodes_are_killed() throws Exception {
        machine(fleet.node(0), "passing", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
        int schedules = 6 * faults;
        for (int i = 0; i < schedules; i++) {
            int number = i;
            // of a slow machine the time may be over before it is known
            fleet.await("there is schedule " + i, () -> schedule(fleet.node(number % 2), number));
        }
        for (int i = 0; i < faults; i++) {
            fleet.await("some have fired", atLeast("passing", 3 * (i + 1)));
            Node node = fleet.node((i + 1) % 2);
            node.kill();
            node.start();
            node.awaitReady();
        }
        fleet.await("all have fired", atLeast("passing", schedules));
        fleet.await("nothing is left to fire", () -> fleet
                .number("SELECT count(*) FROM schedule WHERE due IS NOT NULL") == 0 && fleet.running() == 0);
        assertThat(executions("passing", "")).isEqualTo(schedules);
        for (int i = 0; i < schedules; i++) {
            assertThat(fleet.number("SELECT count(*) FROM execution WHERE arn LIKE '%:passing:s" + i + "-%'"))
                    .as("times that s%d fired", i).isEqualTo(1);
        }
    }

    /** Fires some seconds from now, one second after the one before. */
    private static boolean schedule(Node node, int number) throws Exception {
        Instant at = Instant.now().plusSeconds(4L + number).truncatedTo(ChronoUnit.SECONDS);
        HttpResponse<String> made = node.post("/api/v1/schedules", "{\"name\":\"s" + number + "\",\"expression\":\"at("
                + at.toString().replace("Z", "") + ")\",\"machine\":\"passing\",\"input\":{},"
                + "\"catchUp\":{\"mode\":\"ALL\",\"window\":\"PT1H\"}}");
        return made.statusCode() == 201;
    }

    private Callable<Boolean> atLeast(String machine, int executions) {
        return () -> executions(machine, "") >= executions;
    }

    /** Executions of a machine, and children of its map runs, of which something holds. */
    private long executions(String machine, String condition) throws SQLException {
        return fleet.number("SELECT count(*) FROM execution WHERE arn LIKE '%:" + machine + "%'" + condition);
    }

    @Test
    @EnabledIfSystemProperty(named = LONGER, matches = "\\d+")
    void a_map_run_goes_on_at_another_node() throws Exception {
        machine(fleet.node(0), "mapping",
                "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"MaxConcurrency\":10,"
                        + "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},"
                        + "\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":1,\"End\":true}}},\"End\":true}}}");
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(i);
        }
        // its name is the node's own choice, so the run is there
        String execution = fleet.node(0)
                .ask("StartExecution",
                        Map.of("stateMachineArn", ARN + "stateMachine:mapping", "input", items.toString()))
                .path("executionArn").asText();
        fleet.await("children have ended", () -> executions("mapping", " AND status <> 0") >= 5);
        fleet.node(0).kill();
        fleet.await("it ends at the other node", () -> !fleet.node(1)
                .ask("DescribeExecution", Map.of("executionArn", execution)).path("status").asText().equals("RUNNING"));
        JsonNode ended = fleet.node(1).ask("DescribeExecution", Map.of("executionArn", execution));
        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(Json.read(ended.path("output").asText())).isEqualTo(Json.read(items.toString()));
        assertThat(fleet.number("SELECT count(*) FROM map_item WHERE status = 1")).isEqualTo(ITEMS);
        assertThat(executions("mapping", "")).isEqualTo(ITEMS + 1);
        fleet.node(0).start();
        fleet.node(0).awaitReady();
    }

    /** It crashes and recovers, it is away for longer than leases last, and it is slow. */
    @Test
    @EnabledIfSystemProperty(named = LONGER, matches = "\\d+")
    void a_database_that_crashes_or_is_away_or_slow_loses_nothing() throws Exception {
        fleet.node(0).ask("CreateActivity", Map.of("name", "hands"));
        machine(fleet.node(0), "work", Traffic.withoutCalls());
        try (Traffic traffic = new Traffic(fleet.nodes, PATIENCE)) {
            traffic.begin(2, 2, 6);
            fleet.await("work goes on", () -> executions("work", " AND status <> 0") >= 5);
            crash();
            goesOn("after a crash");
            for (CutProxy wire : wires) {
                wire.cut(true);
            }
            fleet.await("all leases are over", () -> fleet.number(
                    "SELECT count(*) FROM partition WHERE until > extract(epoch from clock_timestamp()) * 1000") == 0);
            for (CutProxy wire : wires) {
                wire.cut(false);
            }
            goesOn("after it was away");
            for (CutProxy wire : wires) {
                wire.slow(true);
            }
            goesOn("while it is slow");
            traffic.stopStarting();
            fleet.await("all have ended",
                    () -> executions("work", " AND status <> 0") >= traffic.started.size() && fleet.running() == 0);
            assertThat(traffic.surprises).isEmpty();
            assertThat(traffic.handedTwice()).isEmpty();
            fleet.look(traffic.started);
            System.out.println(traffic.started.size() + " executions");
        }
    }

    private void goesOn(String when) throws Exception {
        long before = fleet.finished();
        fleet.await("it goes on " + when, () -> fleet.finished() >= before + 5L * faults);
        fleet.awaitEvenShares(fleet.node(0));
    }

    /**
     * One of its processes is killed: the database ends all sessions, and recovers what was committed from its
     * log.
     */
    private void crash() throws Exception {
        Instant began = Instant.now();
        long pid = fleet.number("SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'");
        assertThat(new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor()).isZero();
        fleet.await("its process is gone", () -> ProcessHandle.of(pid).isEmpty());
        long finished = ended();
        System.out.println("the database was back after " + (Instant.now().toEpochMilli() - began.toEpochMilli())
                + " ms, with " + finished + " executions that have ended");
    }

    private long ended() {
        while (true) {
            try {
                return fleet.finished();
            } catch (SQLException e) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
