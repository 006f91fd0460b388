package dev.pawl.store.jooq;

import dev.pawl.store.jooq.StoreAddress.PostgresUrl;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * The database under a store, for those who copy, check or measure it as a whole: one connection with one
 * transaction,
 * and none of the ports.
 */
public final class StoreDatabase implements AutoCloseable {
    /** What this version writes. */
    public static final int FORMAT = Migrations.FORMAT;

    private final StoreAddress address;
    private final Connection connection;
    private final Optional<FileLock> lock;

    private StoreDatabase(StoreAddress address, Connection connection, Optional<FileLock> lock) {
        this.address = address;
        this.connection = connection;
        this.lock = lock;
    }

    /**
     * One state of a store that stays the same however long one looks, also while others write.
     *
     * @throws StoreException
     *             if there is none, or it has another format
     */
    public static StoreDatabase read(StoreAddress address) {
        return checked(any(address));
    }

    /** The same of any format. */
    public static StoreDatabase any(StoreAddress address) {
        requireExisting(address);
        return connect(address, Optional.empty(), connection -> {
            switch (address) {
                case SqliteFile file -> execute(connection, "PRAGMA query_only = ON");
                case PostgresUrl url -> connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            connection.setAutoCommit(false);
        });
    }

    /**
     * A store that nobody else writes to until this is closed.
     *
     * @throws StoreException
     *             if a server uses it
     */
    public static StoreDatabase alone(StoreAddress address) {
        StoreDatabase database = held(address);
        try {
            Retirement.refuse(database.sql(), address.toString());
            return database;
        } catch (StoreException | DataAccessException e) {
            database.close();
            throw e;
        }
    }

    /** The same of one that may be retired. */
    static StoreDatabase held(StoreAddress address) {
        requireExisting(address);
        return checked(switch (address) {
            case SqliteFile file -> {
                FileLock held = FileLock.of(file.file());
                try {
                    yield connect(address, Optional.of(held), connection -> connection.setAutoCommit(false));
                } catch (StoreException e) {
                    held.close();
                    throw e;
                }
            }
            case PostgresUrl url -> connect(address, Optional.empty(), connection -> {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
                // whoever wants a lease waits for this; reading goes on
                execute(connection, "SET LOCAL lock_timeout = '5s'");
                execute(connection, "LOCK TABLE partition IN EXCLUSIVE MODE");
                requireNoLease(connection, url);
            });
        });
    }

    /**
     * A store that is made now: everything is there but rows, and nothing is there before {@link #commit}.
     *
     * @throws StoreException
     *             if there is something already
     */
    public static StoreDatabase create(StoreAddress address) {
        if (address instanceof SqliteFile file) {
            SqliteFiles.prepare(file.file());
        }
        return connect(address, Optional.empty(), connection -> {
            switch (address) {
                case SqliteFile file -> {
                    execute(connection, "PRAGMA page_size = 4096");
                    execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
                    execute(connection, "PRAGMA journal_mode = OFF");
                    // whoever makes it syncs it as a whole
                    execute(connection, "PRAGMA synchronous = OFF");
                }
                case PostgresUrl url -> Unfinished.database(url);
            }
            connection.setAutoCommit(false);
            if (address instanceof PostgresUrl) {
                // whoever holds it brings another store there
                execute(connection, "SET LOCAL lock_timeout = '5s'");
                execute(connection, "DROP TABLE IF EXISTS " + Unfinished.TABLE);
            }
            Migrations migrations = new Migrations(DSL.using(connection, dialect(address)), address.toString());
            if (migrations.format() != 0) {
                throw new StoreException("Expected " + address + " to be empty, but there is a store. Take an empty"
                        + " database, or another schema by currentSchema in the URL.");
            }
            migrations.run(address instanceof SqliteFile
                    ? SqliteDatabase.PARTITIONS
                    : PostgresDatabase.PARTITIONS);
        });
    }

    private interface Setting {
        void on(Connection connection) throws SQLException;
    }

    private static StoreDatabase connect(StoreAddress address, Optional<FileLock> lock, Setting setting) {
        try {
            Connection connection = switch (address) {
                case SqliteFile file -> DriverManager.getConnection("jdbc:sqlite:" + file.file());
                case PostgresUrl url -> DriverManager.getConnection(url.url(), url.user(), url.password());
            };
            try {
                setting.on(connection);
                return new StoreDatabase(address, connection, lock);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("Expected to use " + address + ", but: " + e.getMessage(), e);
        }
    }

    private static void requireExisting(StoreAddress address) {
        if (address instanceof SqliteFile file && !Files.isRegularFile(file.file())) {
            throw new StoreException("Expected a store at " + address + ", but there is no such file");
        }
    }

    private static StoreDatabase checked(StoreDatabase database) {
        int found = database.format();
        if (found == FORMAT) {
            return database;
        }
        database.close();
        if (found == 0) {
            throw new StoreException("Expected a store at " + database.address + ", but it is empty");
        }
        throw new StoreException("Expected " + database.address + " to have format " + FORMAT + ", but it has " + found
                + (found > FORMAT
                        ? ": a newer version of Pawl wrote it, and only such a version can read it"
                        : ": pawl db migrate brings it up to date"));
    }

    private static void requireNoLease(Connection connection, PostgresUrl url) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT owner FROM partition WHERE owner IS NOT NULL"
                        + " AND until > (extract(epoch from clock_timestamp()) * 1000)::bigint LIMIT 1")) {
            if (rows.next()) {
                throw new StoreException("Expected that no server uses " + url + ", but " + rows.getString(1)
                        + " holds a lease. Stop all servers; a lease of one that was killed ends by itself.");
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement made = connection.createStatement()) {
            made.execute(statement);
        }
    }

    private static SQLDialect dialect(StoreAddress address) {
        return switch (address) {
            case SqliteFile file -> SQLDialect.SQLITE;
            case PostgresUrl url -> SQLDialect.POSTGRES;
        };
    }

    /** Where it is. */
    public StoreAddress address() {
        return address;
    }

    /** Whether it is an SQLite file, and not PostgreSQL. */
    public boolean sqlite() {
        return address instanceof SqliteFile;
    }

    /** The connection, in manual commit. */
    public Connection connection() {
        return connection;
    }

    /** The same for jOOQ. */
    public DSLContext sql() {
        return DSL.using(connection, dialect(address));
    }

    /** The format that it has; 0 if it is empty. */
    public int format() {
        return readable(() -> migrations().format());
    }

    /** All tables, by name. */
    public List<String> tables() {
        return readable(() -> migrations().tables());
    }

    private <T> T readable(Supplier<T> look) {
        try {
            return look.get();
        } catch (DataAccessException e) {
            throw new StoreException("Expected to read " + address + ", but: " + Reason.of(e), e);
        }
    }

    private Migrations migrations() {
        return new Migrations(sql(), address.toString());
    }

    /** Makes what was written stay. */
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new StoreException("Expected to write to " + address + ", but: " + e.getMessage(), e);
        }
    }

    /** Ends the transaction, so that the next look sees the newest state. */
    public void refresh() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new StoreException("Expected to read from " + address + ", but: " + e.getMessage(), e);
        }
    }

    /** What was not committed is gone. */
    @Override
    public void close() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("Expected to close " + address + ", but: " + e.getMessage(), e);
        } finally {
            lock.ifPresent(FileLock::close);
        }
    }
}
