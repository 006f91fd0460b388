package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Connections to PostgreSQL that give up: one whose peer is silent must neither hang for a quarter of an hour
 * nor keep
 * rows locked that the next owner of a partition needs.
 */
record PostgresConnections(String url, String user, String password) {
    /** Longest silence of the database within a statement of the writer; then the connection is given up. */
    static final Duration WRITER_SILENCE = Duration.ofSeconds(30);
    /** The same for what is small and urgent. */
    static final Duration ASIDE_SILENCE = Duration.ofSeconds(5);
    /** The same for those who read, perhaps much. */
    static final Duration READER_SILENCE = Duration.ofMinutes(2);
    /** The database gives up a transaction of a node that says nothing for so long: it may be frozen. */
    static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** How each connection is made. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(CONNECT.multipliedBy(2).toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "pawl");
        properties.setProperty("options", "-c idle_in_transaction_session_timeout=" + IDLE.toMillis());
        return properties;
    }

    /** A connection in manual commit that is given up after that much silence. */
    Connection open(Duration silence) throws SQLException {
        Properties properties = properties();
        properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
        Connection connection = DriverManager.getConnection(url, properties);
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            drop(connection);
            throw e;
        }
    }

    /** Closes a connection that may be broken. */
    static void drop(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // it was broken
        }
    }
}
