package dev.pawl.store.jooq;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
    private final Reachable readers;
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
        // said once for each connection, and not for each use of one
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setMaximumPoolSize(readers);
        config.setPoolName("pawl-store");
        pool = new HikariDataSource(config);
        this.readers = new Reachable(url, pool::getConnection,
                () -> pool.getHikariPoolMXBean().getTotalConnections() == 0,
                task -> Thread.ofVirtual().name("pawl-database-away").start(task));
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
        try (Connection connection = connections.open(PostgresConnections.READER_SILENCE)) {
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
        Connection connection = connections.open(PostgresConnections.WRITER_SILENCE);
        try (Statement statement = connection.createStatement()) {
            // The writer's statements find rows by keys. A plan that was made while a table was nearly empty would go
            // on reading all of it as it grows; and making one for each execution costs more than executing it.
            statement.execute("SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
                    + " SET plan_cache_mode = force_generic_plan");
            connection.commit();
            return connection;
        } catch (SQLException e) {
            PostgresConnections.drop(connection);
            throw e;
        }
    }

    @Override
    public Connection borrowReader() throws SQLException {
        return readers.open();
    }

    @Override
    public void giveBack(Connection reader) throws SQLException {
        reader.close();
    }

    @Override
    public Keys keys(Connection writer) {
        return new SequenceKeys(writer);
    }

    /** Not the time at which the transaction began, which may lie back: it may have waited for a lock. */
    @Override
    public Field<Long> now() {
        return DSL.field("(extract(epoch from clock_timestamp()) * 1000)::bigint", SQLDataType.BIGINT);
    }

    @Override
    public int readersBusy() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public long sizeBytes(DSLContext sql) {
        return sql.fetchSingle("select pg_database_size(current_database())").get(0, Long.class);
    }

    @Override
    public void close() {
        readers.close();
        pool.close();
    }
}
