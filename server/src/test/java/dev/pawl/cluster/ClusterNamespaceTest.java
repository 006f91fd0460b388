package dev.pawl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers in networks of their own. Wires between a node and the database, and between a node and its
 * clients, are
 * cut under load and mended. {@code -Dpawl.cluster.faults} makes it longer.
 */
@SuppressWarnings("try") // as with its traffic
class ClusterNamespaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int faults = Integer.getInteger("pawl.cluster.faults", 1);
    private final Path folder;
    private final Namespaces namespaces = new Namespaces();
    private final List<Namespaces.Space> spaces = new ArrayList<>();
    private Optional<Fleet> opened = Optional.empty();

    ClusterNamespaceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void three() throws Exception {
        Optional<String> missing = Namespaces.missing();
        assertThat(missing.filter(why -> System.getenv().containsKey("PAWL_NEEDS_NAMESPACES")))
                .as("what keeps the test from running").isEmpty();
        missing.ifPresent(why -> Assumptions.abort("Skipped: " + why));
        Fleet fleet = new Fleet(EmbeddedPostgres.builder().setServerConfig("listen_addresses", "*").start(), folder);
        opened = Optional.of(fleet);
        letThemIn(fleet);
        // a server that listens to others than its own machine wants keys
        String token = fleet.token();
        for (String name : List.of("one", "two", "three")) {
            Namespaces.Space space = namespaces.add(name);
            spaces.add(space);
            fleet.add(name, new Place(space.prefix(), space.databaseHost() + ":" + fleet.postgres.getPort(),
                    space.host(), "\"tls\":{\"plain\":true}", Map.of(), Optional.of(token)));
        }
        fleet.awaitReady();
        fleet.node(0).ask("CreateActivity", Map.of("name", "hands"));
        fleet.node(1).ask("CreateStateMachine",
                Map.of("name", "work", "roleArn", Traffic.ROLE, "definition", Traffic.withoutCalls()));
    }

    /** The database trusts only those on its own machine at first. */
    private static void letThemIn(Fleet fleet) throws Exception {
        try (Connection connection = fleet.postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SHOW hba_file")) {
                row.next();
                Files.writeString(Path.of(row.getString(1)), "\nhost all all 10.0.0.0/8 trust\n",
                        StandardOpenOption.APPEND);
            }
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @AfterEach
    void close() throws Exception {
        if (opened.isPresent()) {
            opened.get().close();
        }
        namespaces.close();
    }

    @Test
    void a_node_that_is_cut_off_from_its_database_or_from_its_clients_loses_and_doubles_nothing() throws Exception {
        Fleet fleet = opened.orElseThrow();
        fleet.awaitEvenShares(fleet.node(0));
        try (Traffic traffic = new Traffic(fleet.nodes, PATIENCE)) {
            traffic.begin(1, 2, 8);
            fleet.await("work goes on", () -> fleet.finished() >= 10);
            for (int i = 0; i < faults; i++) {
                fault(fleet, i % 3, (i + 1) % 3);
            }
            traffic.stopStarting();
            fleet.await("all have ended",
                    () -> fleet.finished() >= traffic.started.size() && fleet.running() == 0);
            assertThat(traffic.surprises).isEmpty();
            assertThat(traffic.handedTwice()).isEmpty();
            fleet.look(traffic.started);
            System.out.println(traffic.started.size() + " executions");
        }
    }

    /**
     * Others take over from the one without a database, which says that it cannot work and comes back by itself.
     * The one
     * without clients goes on with what it has, and nobody takes that away.
     */
    private void fault(Fleet fleet, int withoutDatabase, int withoutClients) throws Exception {
        Node lost = fleet.node(withoutDatabase);
        Node witness = fleet.node(3 - withoutDatabase - withoutClients);
        assertThat(ready(lost)).isEqualTo(200);
        spaces.get(withoutDatabase).database(false);
        fleet.await("others take over", () -> witness.shares().equals(List.of(16, 16)));
        spaces.get(withoutClients).clients(false);
        String endedThere = "SELECT count(*) FROM execution WHERE status <> 0 AND "
                + heldBy(fleet.node(withoutClients));
        long before = fleet.number(endedThere);
        fleet.await("it says that it is not ready", () -> ready(lost) == 503);
        fleet.await("what the other one has goes on", () -> fleet.number(endedThere) >= before + 3);
        // a node that nobody heard of would have lost its share; one that was slow gets it back
        fleet.await("it has its share", () -> witness.shares().equals(List.of(16, 16)));
        spaces.get(withoutDatabase).database(true);
        spaces.get(withoutClients).clients(true);
        fleet.await("it is ready again", () -> ready(lost) == 200);
        fleet.await("the other one answers again", () -> fleet.node(withoutClients).shares().size() == 3);
        fleet.awaitEvenShares(witness);
    }

    private static int ready(Node node) throws Exception {
        return Node.send(node.request("/readyz")).statusCode();
    }

    private static String heldBy(Node node) {
        return "partition IN (SELECT partition FROM partition WHERE owner = (SELECT id FROM node WHERE name = '"
                + node.name + "' ORDER BY until DESC LIMIT 1))";
    }
}
