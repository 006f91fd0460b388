package dev.pawl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers on one database, under load: killed, frozen past their leases, cut off and restarted.
 * Whatever
 * happens, each execution that was answered for ends once, its history is whole, and what the world outside
 * was
 * asked twice is no more than what the guarantees allow. {@code -Dpawl.cluster.faults} makes it longer,
 * {@code -Dpawl.cluster.seed} repeats a schedule.
 */
class ClusterProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final long seed = Long.getLong("pawl.cluster.seed", 1);
    private final int faults = Integer.getInteger("pawl.cluster.faults", 1);
    private final List<CutProxy> wires = new ArrayList<>();
    private final Fleet fleet;
    private final List<Node> nodes;
    private final Ledger ledger = new Ledger();

    ClusterProcessTest(@TempDir Path folder) throws Exception {
        fleet = new Fleet(EmbeddedPostgres.start(), folder);
        nodes = fleet.nodes;
    }

    @BeforeEach
    void three() throws Exception {
        System.out.println("To repeat: -Dpawl.cluster.seed=" + seed + " -Dpawl.cluster.faults=" + faults);
        for (String name : List.of("one", "two", "three")) {
            CutProxy wire = new CutProxy(fleet.postgres.getPort());
            wires.add(wire);
            fleet.add(name, Place.here(wire.port()).withFunctions(ledger.port()));
        }
        fleet.awaitReady();
        nodes.get(0).ask("CreateActivity", Map.of("name", "hands"));
        // what is made at one node is there at the next at once
        assertThat(nodes.get(1).ask("CreateStateMachine",
                Map.of("name", "work", "roleArn", Traffic.ROLE, "definition", Traffic.definition()))
                .path("stateMachineArn").asText()).isEqualTo(Traffic.MACHINE);
    }

    @AfterEach
    void close() throws IOException {
        fleet.close();
        for (CutProxy wire : wires) {
            wire.close();
        }
        ledger.close();
    }

    @Test
    @SuppressWarnings("try") // as with its traffic
    void nothingIsLostAndNothingIsDoubledWhateverHappensToTheNodes() throws Exception {
        fleet.awaitEvenShares(nodes.get(0));
        try (Traffic traffic = new Traffic(nodes, PATIENCE)) {
            traffic.begin(seed, 2, 8);
            fleet.await("work goes on", () -> fleet.finished() >= 10);
            rolling(traffic);
            Random random = new Random(seed);
            for (int i = 0; i < faults; i++) {
                fault(i, random);
            }
            traffic.stopStarting();
            fleet.await("all have ended", () -> fleet.finished() >= traffic.started.size() && fleet.running() == 0);
            assertThat(traffic.surprises).isEmpty();
            assertThat(traffic.handedTwice()).isEmpty();
            look(traffic);
        }
    }

    /** A restart in order: nobody waits for a lease, and nothing at all is done twice. */
    private void rolling(Traffic traffic) throws Exception {
        Node node = nodes.get(0);
        Instant began = Instant.now();
        assertThat(node.stop()).isTrue();
        List<Integer> held = new ArrayList<>();
        nodes.get(1).get("/cluster").path("partitions").forEach(p -> held.add(p.has("node") ? 1 : 0));
        System.out.println("stopped in order in " + Duration.between(began, Instant.now()).toMillis() + " ms, then "
                + held.stream().filter(one -> one == 0).count() + " partitions are free");
        node.start();
        node.awaitReady();
        fleet.awaitEvenShares(nodes.get(0));
        int before = traffic.started.size();
        fleet.await("it goes on", () -> traffic.started.size() > before);
        assertThat(ledger.doubled()).as("done twice although nobody died: %s", ledger.calls).isZero();
    }

    private void fault(int index, Random random) throws Exception {
        Node node = nodes.get(random.nextInt(nodes.size()));
        Node other = nodes.get((nodes.indexOf(node) + 1) % nodes.size());
        String what = List.of("kill", "freeze", "cut", "restart").get((int) ((index + seed) % 4));
        Instant began = Instant.now();
        switch (what) {
            case "kill" -> {
                node.kill();
                fleet.await("others take over", () -> other.shares().equals(List.of(16, 16)));
                System.out.println("took over after a kill in " + millis(began) + " ms");
                node.start();
            }
            case "freeze" -> {
                node.freeze();
                fleet.await("others take over", () -> other.shares().equals(List.of(16, 16)));
                System.out.println("took over from a frozen node in " + millis(began) + " ms");
                node.thaw();
            }
            case "cut" -> {
                wires.get(nodes.indexOf(node)).cut(true);
                fleet.await("others take over", () -> other.shares().equals(List.of(16, 16)));
                System.out.println("took over from a node that is cut off in " + millis(began) + " ms");
                wires.get(nodes.indexOf(node)).cut(false);
            }
            default -> {
                assertThat(node.stop()).isTrue();
                node.start();
            }
        }
        node.awaitReady();
        fleet.awaitEvenShares(nodes.get(0));
        System.out.println(what + " of " + node.name + ": even again after " + millis(began) + " ms");
    }

    private static long millis(Instant since) {
        return Duration.between(since, Instant.now()).toMillis();
    }

    private void look(Traffic traffic) throws Exception {
        fleet.look(traffic.started);
        System.out.println(traffic.started.size() + " executions, " + ledger.calls.size() + " calls, "
                + ledger.doubled() + " of them more than once, as tasks of nodes that died may be");
        assertThat(ledger.calls.keySet().stream().filter(c -> c.contains(" A ")).count())
                .isGreaterThanOrEqualTo(traffic.started.size());
        assertThat(ledger.calls.values()).as("a call is repeated once for each death at most")
                .allMatch(times -> times <= 1 + faults);
    }
}
