package dev.pawl.server.bench.cluster;

import dev.pawl.store.jooq.StoreAddress.PostgresUrl;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A schema of its own in whatever database one is given, so that nothing that is there is touched. One
 * measurement at a
 * time may use it; what one that was killed has left is removed by the next.
 */
final class BenchSchema implements AutoCloseable {
    static final String NAME = "pawl_bench";
    /** Any number will do that nobody else takes. */
    private static final long LOCK = 0x7061776c62656eL;

    private final PostgresUrl database;
    private final Connection connection;

    private BenchSchema(PostgresUrl database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Connects; there is no schema yet.
     *
     * @throws IOException
     *             if that is not possible, or another measurement is under way there
     */
    static BenchSchema in(PostgresUrl database) throws IOException {
        try {
            Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
            BenchSchema schema = new BenchSchema(database, connection);
            if (schema.number("SELECT pg_try_advisory_lock(" + LOCK + ")::int") == 0) {
                connection.close();
                throw new IOException("Expected to measure alone in " + database + ", but another measurement is under"
                        + " way there. Wait for it, or take another database.");
            }
            return schema;
        } catch (SQLException e) {
            throw new IOException("Expected to use " + database + " as " + database.user() + ", but: " + e.getMessage()
                    + ". PAWL_DB_USER and PAWL_DB_PASSWORD say who asks.", e);
        }
    }

    /** Makes it empty. */
    void renew() throws IOException {
        execute("DROP SCHEMA IF EXISTS " + NAME + " CASCADE");
        execute("CREATE SCHEMA " + NAME);
    }

    /** Where nodes find it. */
    PostgresUrl address() {
        String url = database.url();
        return new PostgresUrl(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + NAME, database.user(),
                database.password());
    }

    /** What the database calls itself. */
    String version() throws IOException {
        return text("SHOW server_version") + ", synchronous_commit " + text("SHOW synchronous_commit") + ", fsync "
                + text("SHOW fsync");
    }

    /** Executions that have not ended. */
    long running() throws IOException {
        return number("SELECT count(*) FROM " + NAME + ".execution WHERE status = 0");
    }

    /** Executions that have ended. */
    long ended() throws IOException {
        return number("SELECT count(*) FROM " + NAME + ".execution WHERE status <> 0");
    }

    /** Executions that ended otherwise than they should. */
    long unsuccessful() throws IOException {
        return number("SELECT count(*) FROM " + NAME + ".execution WHERE status > 1");
    }

    /** Of executions that began since then, that share ended within so many milliseconds. */
    long millisToEnd(double share, long sinceMillis) throws IOException {
        return number(
                "SELECT coalesce(percentile_disc(" + share + ") WITHIN GROUP (ORDER BY stopped_at - started_at), 0)"
                        + " FROM " + NAME + ".execution WHERE stopped_at IS NOT NULL AND started_at >= " + sinceMillis);
    }

    private long number(String query) throws IOException {
        return Long.parseLong(text(query));
    }

    private synchronized String text(String query) throws IOException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IOException("Expected to read from " + database + ", but: " + e.getMessage(), e);
        }
    }

    private synchronized void execute(String sql) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException("Expected to make a schema " + NAME + " in " + database + ", but: " + e.getMessage(),
                    e);
        }
    }

    /** Removes it. */
    @Override
    public void close() throws IOException {
        try (connection) {
            execute("DROP SCHEMA IF EXISTS " + NAME + " CASCADE");
        } catch (SQLException e) {
            throw new IOException("Expected to leave " + database + ", but: " + e.getMessage(), e);
        }
    }
}
