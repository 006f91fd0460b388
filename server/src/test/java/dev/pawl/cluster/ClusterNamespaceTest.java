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
import java.time.Instant;
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
 * Three servers in networks of their own. Wires between a node and the database, and between a node and its clients, are
 * cut under load and mended.
 */
@SuppressWarnings("try") // as with its traffic
class ClusterNamespaceTest {
    private final Path folder;
    private final Namespaces namespaces = new Namespaces();
    private final List<Namespaces.Space> spaces = new ArrayList<>();
    private Optional<Fleet> opened = Optional.empty();

    ClusterNamespaceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void three() throws Exception {
        Namespaces.missing().ifPresent(why -> Assumptions.abort("Skipped: " + why));
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
        try (Traffic traffic = new Traffic(fleet.nodes)) {
            traffic.begin(1, 2, 8);
            fleet.await("work goes on", () -> fleet.finished() >= 10);
            fromItsDatabase(fleet, 0);
            fromItsClients(fleet, 1);
            fromItsDatabase(fleet, 2);
            traffic.stopStarting();
            fleet.await("all have ended",
                    () -> fleet.finished() >= traffic.started.size() && fleet.running() == 0);
            assertThat(traffic.surprises).isEmpty();
            assertThat(traffic.handedTwice()).isEmpty();
            fleet.look(traffic.started);
            System.out.println(traffic.started.size() + " executions");
        }
    }

    /** The others take over; the node itself says that it cannot, and comes back by itself. */
    private void fromItsDatabase(Fleet fleet, int index) throws Exception {
        Node other = fleet.node((index + 1) % 3);
        Instant began = Instant.now();
        spaces.get(index).database(false);
        fleet.await("others take over", () -> other.shares().equals(List.of(16, 16)));
        System.out.println("took over in " + Duration.between(began, Instant.now()).toMillis() + " ms");
        fleet.await("it says that it is not ready", () -> Node.send(fleet.node(index).request("/readyz"))
                .statusCode() == 503);
        spaces.get(index).database(true);
        fleet.await("it is ready again", () -> Node.send(fleet.node(index).request("/readyz")).statusCode() == 200);
        fleet.awaitEvenShares(other);
    }

    /** It goes on with what it has, and nobody takes that away. */
    private void fromItsClients(Fleet fleet, int index) throws Exception {
        Node other = fleet.node((index + 1) % 3);
        spaces.get(index).clients(false);
        long before = fleet.number("SELECT count(*) FROM execution WHERE status <> 0 AND " + heldBy(index));
        fleet.await("what it has goes on", () -> fleet
                .number("SELECT count(*) FROM execution WHERE status <> 0 AND " + heldBy(index)) >= before + 10);
        // a node that nobody heard of would not have its share
        fleet.awaitEvenShares(other);
        spaces.get(index).clients(true);
        fleet.await("it answers again", () -> fleet.node(index).shares().size() == 3);
    }

    private static String heldBy(int index) {
        return "partition IN (SELECT partition FROM partition WHERE owner = (SELECT id FROM node WHERE name = '"
                + List.of("one", "two", "three").get(index) + "' ORDER BY until DESC LIMIT 1))";
    }
}
