package dev.pawl.store.whole;

import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** New stores of both kinds, for tests that run on each. PostgreSQL is there once the first asks for it. */
final class Databases implements AutoCloseable {
    /** What a test runs on. */
    enum Kind {
        SQLITE, POSTGRES
    }

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private Optional<EmbeddedPostgres> postgres = Optional.empty();

    StoreAddress fresh(Kind kind, Path folder) throws SQLException {
        int number = NUMBER.incrementAndGet();
        return switch (kind) {
            case SQLITE -> new StoreAddress.SqliteFile(folder.resolve("store" + number + ".db"));
            case POSTGRES -> postgres(started(), "store" + number);
        };
    }

    private static StoreAddress postgres(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new StoreAddress.PostgresUrl(server.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private EmbeddedPostgres started() {
        if (postgres.isEmpty()) {
            try {
                postgres = Optional.of(EmbeddedPostgres.start());
            } catch (IOException | RuntimeException e) {
                Assumptions.abort("Skipped: PostgreSQL does not start on this machine: " + e);
            }
        }
        return postgres.orElseThrow();
    }

    static JooqStore open(StoreAddress address) {
        return switch (address) {
            case StoreAddress.SqliteFile file -> JooqStore.sqlite(file.file());
            case StoreAddress.PostgresUrl url ->
                JooqStore.postgres(url.url(), url.user(), url.password(), Clock.systemUTC());
        };
    }

    /** By hand, behind the store's back. */
    static void execute(StoreAddress address, String statement) throws SQLException {
        try (Connection connection = connection(address); Statement made = connection.createStatement()) {
            made.execute(statement);
        }
    }

    static Connection connection(StoreAddress address) throws SQLException {
        return switch (address) {
            case StoreAddress.SqliteFile file -> DriverManager.getConnection("jdbc:sqlite:" + file.file());
            case StoreAddress.PostgresUrl url ->
                DriverManager.getConnection(url.url(), url.user(), url.password());
        };
    }

    @Override
    public void close() throws IOException {
        if (postgres.isPresent()) {
            postgres.get().close();
        }
    }
}
