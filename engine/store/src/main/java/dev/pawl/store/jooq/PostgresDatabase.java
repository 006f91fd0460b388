package dev.pawl.store.jooq;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A PostgreSQL database that several nodes share. Each has one writer; leases say which partitions it may
 * write to.
 */
final class PostgresDatabase implements Database {
    static final int PARTITIONS = 32;
    /**
     * Those who read wait so long for a connection, and fail then: the database is away, or there are too few.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Any number will do, as long as all nodes take the same: it keeps them from migrating at the same time. */
    private static final long MIGRATION_LOCK = 0x7061776cL;

    private final String url;
    private final StoreAddress address;
    private final PostgresConnections connections;
    private final HikariDataSource pool;
    private final int partitions;

    /**
     * Connects, and migrates if need be.
     *
     * @throws StoreException
     *             if that fails
     */
    PostgresDatabase(String url, String user, String password, int readers) {
        this.url = url;
        this.address = new StoreAddress.PostgresUrl(url, user, password);
        this.connections = new PostgresConnections(url, user, password);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        Properties properties = connections.properties();
        properties.setProperty("socketTimeout", Long.toString(PostgresConnections.READER_SILENCE.toSeconds()));
        config.setDataSourceProperties(properties);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(readers);
        config.setPoolName("pawl-store");
        pool = new HikariDataSource(config);
        try {
            partitions = create();
        } catch (SQLException e) {
            pool.close();
            throw new StoreException("Expected to use " + url + " as a PostgreSQL database, but: " + e.getMessage(), e);
        } catch (StoreException e) {
            pool.close();
            throw e;
        }
    }

    private int create() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            DSLContext sql = DSL.using(connection, dialect());
            sql.select(DSL.field("pg_advisory_xact_lock({0})", Object.class, DSL.inline(MIGRATION_LOCK))).fetch();
            new Migrations(sql, name()).run(PARTITIONS);
            int count = sql.fetchCount(Tables.Partition.TABLE);
            connection.commit();
            return count;
        }
    }

    PostgresConnections connections() {
        return connections;
    }

    int partitions() {
        return partitions;
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public String name() {
        return url;
    }

    @Override
    public StoreAddress address() {
        return address;
    }

    @Override
    public Connection openWriter() throws SQLException {
        return connections.open(PostgresConnections.WRITER_SILENCE);
    }

    @Override
    public Connection borrowReader() throws SQLException {
        Connection connection = pool.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    @Override
    public void giveBack(Connection reader) throws SQLException {
        reader.close();
    }

    @Override
    public Keys keys(Connection writer) throws SQLException {
        Sequence executions = new Sequence(writer, "execution_key");
        Sequence messages = new Sequence(writer, "inbox_id_seq");
        Sequence mapRuns = new Sequence(writer, "map_run_key");
        return new Keys() {
            @Override
            public long[] executions(long[] transitionIds) throws SQLException {
                return executions.next(transitionIds.length);
            }

            @Override
            public long[] messages(int count) throws SQLException {
                return messages.next(count);
            }

            @Override
            public long mapRun() throws SQLException {
                return mapRuns.next(1)[0];
            }
        };
    }

    /** Not the time at which the transaction began, which may lie back: it may have waited for a lock. */
    @Override
    public Field<Long> now() {
        return DSL.field("(extract(epoch from clock_timestamp()) * 1000)::bigint", SQLDataType.BIGINT);
    }

    @Override
    public int readersBusy() {
        // the writer's connection is one of the pool's
        return Math.max(0, pool.getHikariPoolMXBean().getActiveConnections() - 1);
    }

    @Override
    public long sizeBytes(DSLContext sql) {
        return sql.fetchSingle("select pg_database_size(current_database())").get(0, Long.class);
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Takes numbers from a sequence, many at a time. */
    private static final class Sequence {
        private final PreparedStatement statement;

        Sequence(Connection connection, String name) throws SQLException {
            statement = connection
                    .prepareStatement("select nextval('" + name + "') from generate_series(1, cast(? as int))");
        }

        long[] next(int count) throws SQLException {
            long[] numbers = new long[count];
            if (count == 0) {
                return numbers;
            }
            statement.setInt(1, count);
            try (ResultSet rows = statement.executeQuery()) {
                for (int i = 0; rows.next(); i++) {
                    numbers[i] = rows.getLong(1);
                }
            }
            return numbers;
        }
    }
}
