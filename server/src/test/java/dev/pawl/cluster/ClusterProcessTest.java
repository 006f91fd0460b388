package dev.pawl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.jooq.JooqStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
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
    private static final Duration GENEROUS = Duration.ofMinutes(3);
    private final long seed = Long.getLong("pawl.cluster.seed", 0);
    private final int faults = Integer.getInteger("pawl.cluster.faults", 2);
    private final List<Node> nodes = new ArrayList<>();
    @TempDir
    private Path folder = Path.of("");
    private EmbeddedPostgres postgres;
    private Ledger ledger;

    ClusterProcessTest() throws IOException {
        postgres = EmbeddedPostgres.start();
        ledger = new Ledger();
    }

    @BeforeEach
    void three() throws Exception {
        System.out.println("To repeat: -Dpawl.cluster.seed=" + seed + " -Dpawl.cluster.faults=" + faults);
        sql("CREATE DATABASE pawl", "postgres");
        for (String name : List.of("one", "two", "three")) {
            Node node = new Node(name, folder, postgres.getPort(), ledger.port());
            nodes.add(node);
            node.start();
        }
        for (Node node : nodes) {
            node.awaitReady();
        }
        nodes.get(0).ask("CreateActivity", Map.of("name", "hands"));
        // what is made at one node is there at the next at once
        assertThat(nodes.get(1).ask("CreateStateMachine",
                Map.of("name", "work", "roleArn", Traffic.ROLE, "definition", Traffic.definition()))
                .path("stateMachineArn").asText()).isEqualTo(Traffic.MACHINE);
    }

    @AfterEach
    void close() throws IOException {
        for (Node node : nodes) {
            node.close();
        }
        ledger.close();
        postgres.close();
    }

    @Test
    @SuppressWarnings("try") // as with its traffic
    void nothingIsLostAndNothingIsDoubledWhateverHappensToTheNodes() throws Exception {
        awaitEvenShares();
        try (Traffic traffic = new Traffic(nodes)) {
            traffic.begin(seed, 2, 8);
            await("work goes on", () -> finished() >= 10);
            rolling(traffic);
            Random random = new Random(seed);
            for (int i = 0; i < faults; i++) {
                fault(i, random);
            }
            traffic.stopStarting();
            await("all have ended", () -> finished() >= traffic.started.size() && running() == 0);
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
        awaitEvenShares();
        int before = traffic.started.size();
        await("it goes on", () -> traffic.started.size() > before);
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
                await("others take over", () -> other.shares().equals(List.of(16, 16)));
                System.out.println("took over after a kill in " + millis(began) + " ms");
                node.start();
            }
            case "freeze" -> {
                node.freeze();
                await("others take over", () -> other.shares().equals(List.of(16, 16)));
                System.out.println("took over from a frozen node in " + millis(began) + " ms");
                node.thaw();
            }
            case "cut" -> {
                node.wire.cut(true);
                await("others take over", () -> other.shares().equals(List.of(16, 16)));
                System.out.println("took over from a node that is cut off in " + millis(began) + " ms");
                node.wire.cut(false);
            }
            default -> {
                assertThat(node.stop()).isTrue();
                node.start();
            }
        }
        node.awaitReady();
        awaitEvenShares();
        System.out.println(what + " of " + node.name + ": even again after " + millis(began) + " ms");
    }

    private static long millis(Instant since) {
        return Duration.between(since, Instant.now()).toMillis();
    }

    private void awaitEvenShares() throws Exception {
        await("even shares", () -> nodes.get(0).shares().stream().sorted().toList().equals(List.of(10, 11, 11)));
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(GENEROUS);
        while (!holds(condition)) {
            if (Instant.now().isAfter(deadline)) {
                StringBuilder said = new StringBuilder();
                for (Node node : nodes) {
                    String text = node.saidEver();
                    said.append('\n').append(node.name).append(": ")
                            .append(text.substring(Math.max(0, text.length() - 3000)));
                }
                throw new AssertionError("Expected that " + what + ", but not within " + GENEROUS + "; running: "
                        + running() + ", finished: " + finished() + said);
            }
            Thread.sleep(20);
        }
    }

    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (IOException e) {
            return false;
        }
    }

    private void look(Traffic traffic) throws SQLException {
        try (JooqStore store = JooqStore.postgres(postgres.getJdbcUrl("postgres", "pawl"), "postgres", "postgres",
                Clock.systemUTC())) {
            for (String arn : traffic.started) {
                ExecutionRecord execution = store.executions().find(arn)
                        .orElseThrow(() -> new AssertionError(arn + " was answered for and is not there"));
                assertThat(execution.status()).as(arn).isEqualTo(ExecutionStatus.SUCCEEDED);
                List<HistoryEvent> events = store.executions().history(execution.key(),
                        new HistoryRange(1, 1000, false));
                assertThat(events.stream().mapToLong(HistoryEvent::id)).as(arn)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
                assertThat(events.stream().filter(e -> e.event().getClass().getSimpleName()
                        .equals("ExecutionSucceeded"))).as(arn).hasSize(1);
            }
        }
        assertThat(number("SELECT count(*) FROM (SELECT arn FROM execution GROUP BY arn HAVING count(*) > 1) d"))
                .isZero();
        assertThat(number("SELECT (SELECT count(*) FROM timer) + (SELECT count(*) FROM work)"
                + " + (SELECT count(*) FROM inbox)")).as("left over").isZero();
        System.out.println(traffic.started.size() + " executions, " + ledger.calls.size() + " calls, "
                + ledger.doubled() + " of them more than once, as tasks of nodes that died may be");
        assertThat(ledger.calls.keySet().stream().filter(c -> c.contains(" A ")).count())
                .isGreaterThanOrEqualTo(traffic.started.size());
        assertThat(ledger.calls.values()).as("a call is repeated once for each death at most")
                .allMatch(times -> times <= 1 + faults);
    }

    private long finished() throws SQLException {
        return number("SELECT count(*) FROM execution WHERE status <> 0");
    }

    private long running() throws SQLException {
        return number("SELECT count(*) FROM execution WHERE status = 0");
    }

    private long number(String query) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", "pawl").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void sql(String statement, String database) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement open = connection.createStatement()) {
            open.execute(statement);
        }
    }
}
