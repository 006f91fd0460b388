package dev.pawl.store.jooq;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps other processes off a file as long as this one lives. It is a transaction that never ends, on an
 * empty database
 * beside the file: SQLite's locks are the operating system's, so they go with the process however it dies,
 * and they hold
 * within one process too, which a lock of Java's own does not.
 */
final class FileLock implements AutoCloseable {
    private static final String SUFFIX = "-lock";

    private final Connection connection;

    private FileLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock.
     *
     * @throws StoreException
     *             if somebody else holds it
     */
    static FileLock of(Path file) {
        try {
            Connection connection = DriverManager
                    .getConnection("jdbc:sqlite:" + SqliteFiles.prepare(Path.of(file + SUFFIX)));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 0");
                statement.execute("BEGIN EXCLUSIVE");
                return new FileLock(connection);
            } catch (SQLException e) {
                connection.close();
                throw new StoreException("Expected to be alone with " + file
                        + ", but another process has it open; one process at a time can use an SQLite file."
                        + " If that is a server, have it do this: in its console, or by commands that take --endpoint"
                        + " URL, such as pawl start, pawl stop and pawl redrive. Otherwise end that process first", e);
            }
        } catch (SQLException e) {
            throw new StoreException("Expected to open " + file + ", but: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("Expected to unlock a store, but: " + e.getMessage(), e);
        }
    }
}
