package dev.pawl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.jooq.JooqStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/** A database and the nodes on it, and what must hold of them whatever happens. */
final class Fleet implements AutoCloseable {
    private static final Duration GENEROUS = Duration.ofMinutes(3);

    final EmbeddedPostgres postgres;
    final List<Node> nodes = new ArrayList<>();
    private final Path folder;

    Fleet(EmbeddedPostgres postgres, Path folder) throws SQLException {
        this.postgres = postgres;
        this.folder = folder;
        sql("CREATE DATABASE pawl", "postgres");
    }

    /** On a database that keeps what it has committed if it crashes, but not if the machine does. */
    static Fleet durable(Path folder) throws IOException, SQLException {
        return new Fleet(EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start(), folder);
    }

    /**
     * A token of an administrator, made in the database itself: the servers on it, if any, are closed from then
     * on.
     */
    String token() throws IOException, InterruptedException {
        keys("create", "root", "--grant", "admin");
        return keys("create", "boss", "--tokens", "--grant", "admin").lines()
                .filter(line -> line.contains("PAWL_TOKEN=")).findFirst().orElseThrow()
                .replaceAll(".*PAWL_TOKEN=(\\S+).*", "$1");
    }

    private String keys(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-cp", System.getProperty("java.class.path"), "dev.pawl.server.cli.Main", "keys"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--direct", "--db", "jdbc:postgresql://localhost:" + postgres.getPort() + "/pawl"));
        ProcessBuilder keys = new ProcessBuilder(command).directory(folder.toFile());
        keys.environment().putAll(Map.of("PAWL_DB_USER", "postgres", "PAWL_DB_PASSWORD", "postgres"));
        Path said = folder.resolve("keys.log");
        int code = keys.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        assertThat(code).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    /** Begins the life of another node; {@link #awaitReady} waits for all. */
    Node add(String name, Place place) throws IOException {
        Node node = new Node(name, folder, place);
        nodes.add(node);
        node.start();
        return node;
    }

    Node node(int index) {
        return nodes.get(index);
    }

    void awaitReady() throws IOException, InterruptedException {
        for (Node node : nodes) {
            node.awaitReady();
        }
    }

    /** Each holds its share, as one of them sees it. */
    void awaitEvenShares(Node witness) throws Exception {
        await("even shares", () -> {
            List<Integer> shares = witness.shares().stream().sorted().toList();
            return shares.size() == nodes.size() && shares.getLast() - shares.getFirst() <= 1 && shares.getFirst() > 0;
        });
    }

    void await(String what, Callable<Boolean> condition) throws Exception {
        Instant began = Instant.now();
        Instant deadline = began.plus(GENEROUS);
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
        System.out.println(what + ": after " + Duration.between(began, Instant.now()).toMillis() + " ms");
    }

    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (IOException | SQLException e) {
            return false; // a node or the database is not there at present
        }
    }

    /** Each execution that was answered for ended once, well, with a whole history, and left nothing over. */
    void look(Collection<String> started) throws SQLException {
        try (JooqStore store = JooqStore.postgres(postgres.getJdbcUrl("postgres", "pawl"), "postgres", "postgres",
                Clock.systemUTC())) {
            for (String arn : started) {
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
    }

    long finished() throws SQLException {
        return number("SELECT count(*) FROM execution WHERE status <> 0");
    }

    long running() throws SQLException {
        return number("SELECT count(*) FROM execution WHERE status = 0");
    }

    long number(String query) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", "pawl").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    void sql(String statement, String database) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement open = connection.createStatement()) {
            open.execute(statement);
        }
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::close);
        postgres.close();
    }
}
