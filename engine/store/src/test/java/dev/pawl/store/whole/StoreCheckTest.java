package dev.pawl.store.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.AuditLog;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.check.Finding;
import dev.pawl.store.jooq.check.Finding.Kind;
import dev.pawl.store.jooq.check.Repair;
import dev.pawl.store.jooq.check.StoreCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A store that an engine left behind is whole; one thing of each kind that is broken by hand is found and
 * named.
 */
class StoreCheckTest {
    @TempDir
    private static Path folder = Path.of("");
    private static Path good = Path.of("good.db");

    @TempDir
    private Path own = Path.of("");

    @BeforeAll
    static void fill() {
        good = folder.resolve("good.db");
        try (Store store = JooqStore.sqlite(good); Lively lively = new Lively(store)) {
            lively.fill(7, 40);
            store.audit().append(List.of(note("StartExecution"), note("StopExecution"), note("CreateKey")));
        }
        try (Store store = JooqStore.sqlite(good)) {
            Lively.index(store);
        }
    }

    private static AuditLog.Note note(String operation) {
        return new AuditLog.Note(Instant.EPOCH, "ada", operation, "*", "ALLOWED", Map.of());
    }

    @Test
    void whatAnEngineLeftIsWhole() {
        StoreCheck.Report report = check(good);

        assertThat(report.findings()).isEmpty();
        assertThat(report.executions()).isGreaterThanOrEqualTo(40);
        assertThat(report.events()).isGreaterThan(150);
    }

    @Test
    void aStoreInUseIsWholeToo() {
        try (Store store = JooqStore.sqlite(own.resolve("busy.db")); Lively lively = new Lively(store)) {
            lively.fill(3, 10);
            List<Finding> findings = check(own.resolve("busy.db")).findings();
            lively.start("done", 1);

            assertThat(findings).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "HISTORY  | DELETE FROM transition WHERE sequence = 0 AND execution = (SELECT max(execution) FROM work)",
            "HISTORY  | UPDATE transition SET sequence = 77 WHERE id = (SELECT max(id) FROM transition)",
            "HISTORY  | UPDATE transition SET events = 'no JSON' WHERE id = (SELECT max(id) FROM transition)",
            "HISTORY  | UPDATE machine_revision SET definition = '{}'",
            "STATUS   | UPDATE execution SET status = 2 WHERE key = (SELECT max(execution) FROM timer)",
            "STATUS   | UPDATE execution SET error = 'Other' WHERE status = 2",
            "STATUS   | UPDATE execution SET stopped_at = stopped_at + 1 WHERE status = 1",
            "STATUS   | UPDATE execution SET output = '7', output_number = NULL WHERE status = 1",
            "SNAPSHOT | INSERT INTO snapshot SELECT max(execution), 0, 1, '{\"event\":99,\"frames\":[]}' FROM timer",
            "SNAPSHOT | INSERT INTO snapshot SELECT max(execution), 999, 1, '{}' FROM timer",
            "PAYLOAD  | DELETE FROM payload",
            "PAYLOAD  | INSERT INTO payload SELECT max(key), 0, 77, '1' FROM execution",
            "TIMER    | DELETE FROM timer WHERE purpose = 1",
            "TIMER    | UPDATE timer SET due = due + 1 WHERE purpose = 3",
            "TIMER    | INSERT INTO timer SELECT key, 2, 1, 0, 5 FROM execution WHERE status = 1 LIMIT 1",
            "WORK     | DELETE FROM work",
            "WORK     | UPDATE work SET phase = 3",
            "WORK     | INSERT INTO work SELECT key, 2, 0, 0, 5, NULL, 'r', NULL FROM execution WHERE status = 1 LIMIT 1",
            "POSITION | UPDATE partition SET position = 3",
            "POSITION | UPDATE execution SET arn_hash = 1 WHERE status = 1",
            "POSITION | UPDATE timer SET partition = 9",
            "INBOX    | INSERT INTO inbox (partition, receiver, body) VALUES (0, 'arn:nobody', '{\"kind\":\"continue\"}')",
            "MAP_RUN  | DELETE FROM map_item WHERE id = (SELECT max(id) FROM map_item)",
            "MAP_RUN  | UPDATE map_item SET status = 2",
            "MAP_RUN  | UPDATE map_run SET execution = 'arn:nobody'",
            "SEARCH   | DELETE FROM search_document WHERE execution = (SELECT max(execution) FROM search_document)",
            "SEARCH   | UPDATE search_document SET words = 'else'",
            "SEARCH   | INSERT INTO search_value VALUES (1, 'x', 123456789)",
            "SEARCH   | UPDATE search_cursor SET position = position + 1000",
            "APPROVAL | UPDATE approval_head SET seq = 1, hash = 'h'",
            "AUDIT    | UPDATE audit_end SET seq = 1, hash = 'h' WHERE name = 'head'",
            "AUDIT    | UPDATE audit_entry SET entry = replace(entry, 'ada', 'eve') WHERE seq = 2",
            "AUDIT    | DELETE FROM audit_entry WHERE seq = 1",
            "ORPHAN   | INSERT INTO retention_hold VALUES (123456789, 'arn', 1, 'me', '')",
            "ORPHAN   | INSERT INTO claim (limit_name, grp, arn, event_id, state, begun, priority, since) VALUES ('l', 'l', 'arn:aws:states:us-east-1:123456789012:execution:M:gone', 0, 1, 1, 0, 1)",
            "ORPHAN   | INSERT INTO timer VALUES (123456789, 0, 0, 0, 5)",
            "ORPHAN   | INSERT INTO map_item (id, status, size, started_at) VALUES (99999999999999, 0, 1, 1)",
            "ORPHAN   | DELETE FROM machine"})
    void whatIsBrokenIsNamed(Kind kind, String statement) throws IOException, SQLException {
        Path broken = own.resolve("broken.db");
        Files.copy(good, broken);
        execute(broken, statement);

        assertThat(check(broken).counts()).containsKey(kind);
    }

    /** The pages at which these tables begin, so that nothing in them can be read. */
    @ParameterizedTest
    @ValueSource(strings = {"execution", "transition", "payload", "search_document", "partition"})
    void brokenPagesAreNamedInWordsForPeople(String table) throws IOException, SQLException {
        Path broken = own.resolve("broken.db");
        byte[] bytes = Files.readAllBytes(good);
        int page = rootPage(table) - 1;
        Arrays.fill(bytes, 4096 * page, 4096 * (page + 1), (byte) 0x55);
        Files.write(broken, bytes);

        StoreCheck.Report report = check(broken);
        assertThat(report.counts()).containsKey(Kind.DATABASE);
        assertThat(report.findings()).extracting(Finding::text)
                .noneMatch(text -> text.contains("org.jooq") || text.contains("SQL ["))
                .filteredOn(text -> text.startsWith("Expected sound pages")).hasSize(1);
    }

    private static int rootPage(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + good);
                PreparedStatement select = connection
                        .prepareStatement("SELECT rootpage FROM sqlite_master WHERE name = ?")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                return rows.getInt(1);
            }
        }
    }

    @Test
    void whatFollowsFromTheRestIsMended() throws IOException, SQLException {
        Path broken = own.resolve("broken.db");
        Files.copy(good, broken);
        execute(broken, "DELETE FROM timer WHERE purpose <> 2");
        execute(broken, "INSERT INTO timer SELECT key, 2, 1, 0, 5 FROM execution WHERE status = 1 LIMIT 1");
        execute(broken, "INSERT INTO snapshot SELECT max(execution), 0, 1, '{\"event\":99,\"frames\":[]}' FROM timer");
        execute(broken, "UPDATE search_document SET words = 'else'");
        List<Finding> findings = check(broken).findings();
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.remedy().isPresent());

        assertThat(Repair.apply(new StoreAddress.SqliteFile(broken), findings)).isGreaterThan(3);
        assertThat(check(broken).findings()).isEmpty();
    }

    private static StoreCheck.Report check(Path file) {
        return StoreCheck.run(new StoreAddress.SqliteFile(file), StoreCheck.Options.everything());
    }

    private static void execute(Path file, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement made = connection.createStatement()) {
            made.execute(statement);
        }
    }
}
