package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.AppendResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a file promises. */
class SqliteFileTest {
    @TempDir
    private Path folder;
    private Path file = Path.of("pawl.db");

    @BeforeEach
    void locate() {
        file = folder.resolve("pawl.db");
    }

    @Test
    void aSecondOneOnTheSameFileIsRefused() {
        try (JooqStore first = JooqStore.sqlite(file)) {
            assertThatThrownBy(() -> JooqStore.sqlite(file)).isInstanceOf(StoreException.class)
                    .hasMessageContaining(file.toString()).hasMessageContaining("another process");
            new Given(first).begun("a");
        }
        JooqStore.sqlite(file).close();
    }

    @Test
    void aNewerFileIsRefused() throws SQLException {
        JooqStore.sqlite(file).close();
        execute("UPDATE meta SET value = '999'");

        assertThatThrownBy(() -> JooqStore.sqlite(file)).isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("newer version of Pawl");
    }

    @Test
    void aFileOfAnotherProgramIsRefused() throws SQLException {
        execute("CREATE TABLE songs (title TEXT)");

        assertThatThrownBy(() -> JooqStore.sqlite(file)).isInstanceOf(StoreException.class)
                .hasMessageContaining("songs");
    }

    @Test
    void aDiskThatIsFullFailsTheGroupAndTheStoreGoesOn() {
        try (JooqStore store = JooqStore.sqlite(file)) {
            Given given = new Given(store);
            long key = given.begun("a");
            Payload large = Payload.parse("\"" + "x".repeat(1_000_000) + "\"");
            // The limit goes with the connection, which the store gives up once a group has failed.
            store.writer().write(sql -> sql.fetch("PRAGMA max_page_count = 100"));
            AppendResult full = given.append(given.existing("a", key, 1).events(Given.entered(2, "A", large)));

            assertThat(full).isInstanceOfSatisfying(AppendResult.Failed.class,
                    failed -> assertThat(failed.message()).contains(file.toString()));
            assertThat(store.log().load(Given.arn("a")).orElseThrow().nextSequence()).isEqualTo(1);
            Given.appended(given.append(given.existing("a", key, 1).events(Given.entered(2, "A", large))));
            assertThat(store.deliveries().commits(0, 0, 9)).extracting(c -> c.position()).containsExactly(1L, 2L);
        }
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement made = connection.createStatement()) {
            made.execute(statement);
        }
    }
}
