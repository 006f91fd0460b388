package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.check.StoreCheck;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A move that is killed leaves no place that a server takes for a store; made once more, all of it arrives,
 * there and
 * back.
 */
class MoveProcessTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int EXECUTIONS = 200;
    /** What follows from the count of partitions, or is counted anew by whoever holds them. */
    private static final Set<String> PLACES = Set.of("id", "key", "partition", "position", "epoch", "owner", "until");

    @TempDir
    private Path folder = Path.of("");
    private int runs;

    /** Half of them have ended, half wait for a long time. */
    private Path store() {
        Path file = folder.resolve("first.db");
        try (Store store = JooqStore.sqlite(file); Engine engine = Engine.builder().store(store).start()) {
            String machine = engine.machines().create(new NewStateMachine("M", MachineRecord.MachineType.STANDARD,
                    new MachineRecord.Settings("""
                            {"StartAt":"C","States":{
                              "C":{"Type":"Choice","Default":"P","Choices":[
                                {"Variable":"$.even","BooleanEquals":true,"Next":"W"}]},
                              "W":{"Type":"Wait","Seconds":360000,"End":true},
                              "P":{"Type":"Pass","End":true}}}""",
                            "arn:aws:iam::123456789012:role/r", Optional.empty(), Optional.empty(), Optional.empty()),
                    Map.of("team", "a"))).arn();
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < EXECUTIONS; i++) {
                String text = Integer.toHexString(i * 7919).repeat(i % 20 == 0 ? 20_000 : 100);
                all.add(engine.executions().start(new Start(machine, Optional.of("e" + i),
                        Optional.of("{\"even\":" + (i % 2 == 0) + ",\"text\":\"" + text + "\"}"), Optional.empty()))
                        .toCompletableFuture());
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            await(() -> store.executions().countRunning() == EXECUTIONS / 2, Optional.empty());
        }
        return file;
    }

    private static void await(BooleanSupplier so, Optional<Process> process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean() && process.map(Process::isAlive).orElse(true)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private record Run(Process process, Path log) {
        String told() throws IOException {
            return Files.readString(log);
        }
    }

    private Run pawl(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dorg.sqlite.tmpdir=" + folder,
                "-cp", System.getProperty("java.class.path"), "dev.pawl.server.cli.Main"));
        command.addAll(Arrays.asList(words));
        Path log = folder.resolve("log" + runs++ + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("PAWL_DB_USER", "postgres", "PAWL_DB_PASSWORD", "postgres"));
        return new Run(builder.start(), log);
    }

    /** In this process: what ends by itself needs none of its own. */
    private static String ends(int code, String... words) {
        Invocation made = Invocation.of(words);
        assertThat(made.exitCode()).as(made.err()).isEqualTo(code);
        return made.out() + made.err();
    }

    private void killed(BooleanSupplier when, String... words) throws Exception {
        Run run = pawl(words);
        try {
            await(when, Optional.of(run.process()));
            assertThat(run.process().isAlive()).as(run.told()).isTrue();
        } finally {
            run.process().destroyForcibly().waitFor();
        }
    }

    /** Whether a database has that table now. */
    private static boolean has(StoreAddress.PostgresUrl url, String table) {
        try (Connection connection = DriverManager.getConnection(url.url(), url.user(), url.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** All rows without what says where they lie; of partitions, nodes and readers each database has its own. */
    private static Map<String, List<String>> rows(Path file) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            try (ResultSet names = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table' AND"
                    + " name NOT LIKE 'sqlite%' AND name NOT IN ('partition', 'node') AND name NOT LIKE '%cursor'")) {
                while (names.next()) {
                    tables.put(names.getString(1), new ArrayList<>());
                }
            }
            for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                try (ResultSet row = statement.executeQuery("SELECT * FROM \"" + table.getKey() + "\"")) {
                    while (row.next()) {
                        table.getValue().add(text(row));
                    }
                }
                table.getValue().sort(null);
            }
        }
        return tables;
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnName(i);
            if (!PLACES.contains(column)) {
                Object value = row.getObject(i);
                String shown = value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
                text.append(column).append('=')
                        .append(shown.length() > 100 ? shown.length() + ":" + shown.hashCode() : shown).append(' ');
            }
        }
        return text.toString();
    }

    @Test
    void what_is_killed_is_refused_by_servers_and_arrives_when_it_is_made_again() throws Exception {
        Path first = store();
        try (EmbeddedPostgres postgres = start()) {
            StoreAddress.PostgresUrl url = new StoreAddress.PostgresUrl(postgres.getJdbcUrl("postgres", "postgres"),
                    "postgres", "postgres");
            String[] there = {"move", "--from", first.toString(), "--to", url.url()};
            killed(() -> has(url, "pawl_unfinished"), there);
            assertThat(has(url, "execution")).isFalse();
            assertThat(ends(2, "server", "--port", "0", "--db", url.url())).contains("Expected a whole store",
                    "pawl move", "run it again", "DROP TABLE pawl_unfinished").doesNotContain("\tat ", "listens");
            assertThat(ends(0, there)).contains("Everything goes together", "was not changed");
            assertThat(has(url, "pawl_unfinished")).isFalse();

            Path third = folder.resolve("third.db");
            String[] back = {"move", "--from", url.url(), "--to", third.toString(), "--retire"};
            killed(() -> Files.exists(folder.resolve("third.db.unfinished")), back);
            assertThat(third).doesNotExist();
            assertThat(ends(2, "server", "--port", "0", "--db", third.toString())).contains("Expected a whole store at",
                    "third.db.unfinished").doesNotContain("\tat ", "listens");
            assertThat(third).doesNotExist();
            assertThat(ends(0, back)).contains("is retired: no server opens it", "pawl db unretire");
            assertThat(folder.resolve("third.db.unfinished")).doesNotExist();
            assertThat(ends(2, "server", "--port", "0", "--db", url.url())).contains("it was retired at",
                    "moved to " + third, "pawl db unretire").doesNotContain("\tat ", "listens");

            Map<String, List<String>> arrived = rows(third);
            Map<String, List<String>> sent = rows(first);
            assertThat(arrived.keySet()).isEqualTo(sent.keySet());
            sent.forEach((table, rows) -> {
                List<String> missing = new ArrayList<>(rows);
                missing.removeAll(arrived.getOrDefault(table, List.of()));
                assertThat(missing).as(table).isEmpty();
                assertThat(arrived.getOrDefault(table, List.of())).as(table).hasSameSizeAs(rows);
            });
            assertThat(StoreCheck.run(new SqliteFile(third), StoreCheck.Options.everything()).findings()).isEmpty();
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("Skipped: PostgreSQL does not start on this machine: " + e);
            throw new IllegalStateException(e);
        }
    }
}
