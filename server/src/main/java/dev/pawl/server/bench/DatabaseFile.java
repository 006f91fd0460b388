package dev.pawl.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Stream;

/** An SQLite file that is made for one measurement and removed after it. */
record DatabaseFile(Path path) {
    static DatabaseFile in(Path folder) {
        try {
            return new DatabaseFile(Files.createTempDirectory(folder, "bench").resolve("pawl.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the settings that the store uses: write-ahead log and a sync for each commit. */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA busy_timeout = 5000");
        }
        return connection;
    }

    /** Bytes of pages in use; moves the log into the file first. */
    long bytes() {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return (number(statement, "page_count") - number(statement, "freelist_count"))
                    * number(statement, "page_size");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void delete() {
        try {
            Path folder = Objects.requireNonNull(path.getParent());
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Statement statement, String pragma) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            return row.getLong(1);
        }
    }
}
