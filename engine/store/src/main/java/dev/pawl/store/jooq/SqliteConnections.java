package dev.pawl.store.jooq;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/** How an SQLite file is connected to. */
final class SqliteConnections {
    private static final String BUSY_MILLIS = "5000";

    private SqliteConnections() {}

    /** A connection that can only read. */
    static Connection reader(Path file) throws SQLException {
        return connect(file, Map.of(), "PRAGMA query_only = ON");
    }

    /** A connection that writes with that durability. */
    static Connection writer(Path file, Durability durability) throws SQLException {
        return connect(file, Map.of("synchronous", durability.synchronous()), "PRAGMA query_only = OFF");
    }

    private static Connection connect(Path file, Map<String, String> more, String first) throws SQLException {
        Properties settings = new Properties();
        settings.putAll(more);
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute(first);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
