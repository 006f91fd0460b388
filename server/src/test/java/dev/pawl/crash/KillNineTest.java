package dev.pawl.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine in a process of its own is killed with SIGKILL at random moments, again and again, while
 * thousands of
 * executions start and run. Then it is left alone: each execution ends as it should, and nothing is lost or
 * doubled.
 * {@code -Dpawl.crash.seed} repeats the moments, {@code -Dpawl.crash.rounds} says how many there are.
 */
class KillNineTest {
    private static final int STARTS_EACH = 300;
    /** On a slow machine fewer rounds have to do. */
    private static final Duration KILLING = Duration.ofSeconds(45);
    private static final int FEWEST_ROUNDS = 5;
    private static final Duration TO_BE_READY = Duration.ofSeconds(30);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(6);
    private static final Duration TO_END = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");
    private final Ledger ledger = new Ledger();
    private final long seed = Long.getLong("pawl.crash.seed", System.nanoTime());
    private final int rounds = Integer.getInteger("pawl.crash.rounds", 18);

    @BeforeEach
    void tell_the_seed() {
        System.out.println("To repeat: -Dpawl.crash.seed=" + seed);
    }

    @Test
    void a_killed_engine_loses_nothing_and_doubles_nothing() throws Exception {
        Random random = new Random(seed);
        Instant enough = Instant.now().plus(KILLING);
        int round = 0;
        while (round < rounds && (round < FEWEST_ROUNDS || Instant.now().isBefore(enough))) {
            runAndKill(round++, random);
        }
        runToTheEnd();
        assertThat(database("PRAGMA integrity_check")).isEqualTo("ok");
        try (Store store = JooqStore.sqlite(folder.resolve("pawl.db"))) {
            Findings findings = new Findings(store, ledger);
            List<String> wrong = findings.look();
            System.out.println(
                    round + " kills, " + ledger.started.size() + " acknowledged starts, " + findings.summary());
            assertThat(wrong).as("seed %d", seed).isEmpty();
        }
        assertThat(ledger.refusals).isEmpty();
        assertThat(ledger.unconfirmed).isEmpty();
        assertThat(leftovers()).isEmpty();
        assertThat(ledger.started).hasSizeGreaterThan(100);
    }

    /** Mostly while it works; now and then while it starts, so that recovery itself is interrupted too. */
    private void runAndKill(int round, Random random) throws Exception {
        EngineProcess engine = new EngineProcess(folder, ledger, round, STARTS_EACH);
        int enough = ledger.started.size() + random.nextInt(STARTS_EACH);
        Duration more = Duration.ofMillis(random.nextInt(800));
        if (random.nextInt(5) > 0) {
            assertThat(engine.awaitReady(TO_BE_READY)).as("ready in round %d: %s", round, errors()).isTrue();
            Instant atMost = Instant.now().plus(LONGEST_LIFE);
            while (ledger.started.size() < enough && Instant.now().isBefore(atMost)
                    && !engine.endsWithin(Duration.ofMillis(1))) {
                // it starts executions, and works on those of earlier rounds
            }
        }
        boolean died = engine.endsWithin(more);
        engine.kill();
        assertThat(died).as("died by itself in round %d: %s", round, errors()).isFalse();
    }

    private void runToTheEnd() throws Exception {
        EngineProcess engine = new EngineProcess(folder, ledger, rounds, STARTS_EACH);
        assertThat(engine.awaitReady(TO_BE_READY)).as(errors()).isTrue();
        engine.send("stop-rest");
        Instant deadline = Instant.now().plus(TO_END);
        while (engine.left() > 0 && Instant.now().isBefore(deadline)
                && !engine.endsWithin(Duration.ofMillis(200))) {
            engine.send("left");
        }
        assertThat(engine.quit()).as(errors()).isZero();
    }

    /** Rows that nobody will ever remove: all executions have ended. */
    private String leftovers() throws SQLException {
        return database("SELECT group_concat(what, '; ') FROM ("
                + "SELECT 'timer ' || execution || ' ' || event_id || ' ' || purpose AS what FROM timer"
                + " UNION ALL SELECT 'work ' || execution || ' ' || event_id || ' ' || phase FROM work"
                + " UNION ALL SELECT 'inbox ' || receiver || ' ' || body FROM inbox)");
    }

    private String database(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pawl.db"));
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() ? Objects.requireNonNullElse(answer.getString(1), "") : "";
        }
    }

    private String errors() throws Exception {
        Path log = folder.resolve("errors.log");
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}
