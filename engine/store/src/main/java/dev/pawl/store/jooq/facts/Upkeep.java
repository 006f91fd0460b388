package dev.pawl.store.jooq.facts;

import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import dev.pawl.store.jooq.StoreLock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** What an operator does to a store while no server uses it. */
public final class Upkeep {
    private static final List<String> INDEX = List.of("search_cursor", "search_ends", "search_value",
            "search_document", "search_machine");

    private Upkeep() {}

    /** Numbers of the migrations that opening the store would run; empty if it is up to date. */
    public static List<Integer> pending(StoreAddress address) {
        try (StoreDatabase database = StoreDatabase.any(address)) {
            return IntStream.rangeClosed(database.format() + 1, StoreDatabase.FORMAT).boxed().toList();
        }
    }

    /** Brings a store to the format of this version. */
    public static void migrate(StoreAddress address) {
        switch (address) {
            case StoreAddress.SqliteFile file -> JooqStore.sqlite(file.file()).close();
            case StoreAddress.PostgresUrl url ->
                JooqStore.postgres(url.url(), url.user(), url.password(), Clock.systemUTC()).close();
        }
    }

    /** Writes the file anew without the space that nothing takes. It needs as much room again for that time. */
    @SuppressWarnings("try") // the lock is there to be closed
    public static void vacuum(StoreAddress address) {
        try {
            switch (address) {
                case StoreAddress.SqliteFile file -> {
                    try (StoreLock lock = StoreLock.of(file.file());
                            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.file())) {
                        execute(connection, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)");
                    }
                }
                case StoreAddress.PostgresUrl url -> {
                    try (Connection connection = DriverManager.getConnection(url.url(), url.user(), url.password())) {
                        execute(connection, "VACUUM (ANALYZE)");
                    }
                }
            }
        } catch (SQLException e) {
            throw new StoreException("Expected to vacuum " + address + ", but: " + e.getMessage(), e);
        }
    }

    /** Empties the search index, so that the next server makes it anew. */
    public static void reindex(StoreAddress address) {
        try (StoreDatabase database = StoreDatabase.alone(address)) {
            execute(database.connection(),
                    INDEX.stream().map(table -> "DELETE FROM " + table).toArray(String[]::new));
            database.commit();
        } catch (SQLException e) {
            throw new StoreException("Expected to empty the index of " + address + ", but: " + e.getMessage(), e);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement made = connection.createStatement()) {
            for (String statement : statements) {
                made.execute(statement);
            }
        }
    }
}
