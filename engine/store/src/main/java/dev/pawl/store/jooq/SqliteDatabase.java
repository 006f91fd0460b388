package dev.pawl.store.jooq;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * One SQLite file that belongs to one process. The write-ahead log lets readers read while the writer writes.
 *
 * <p>
 * It has one partition: there is one writer on a file whatever we do, and no other node to share partitions
 * with.
 */
final class SqliteDatabase implements Database {
    static final int PARTITIONS = 1;
    private static final int READERS = 4;

    private final Path file;
    private final Durability durability;
    private final Clock clock;
    private final FileLock lock;
    private final ReaderPool readers;
    private final WriteAheadLog log;

    /**
     * Opens a file, or creates it.
     *
     * @throws StoreException
     *             if another process has it open, or it cannot be opened
     */
    SqliteDatabase(Path file, Durability durability, Clock clock) {
        this.file = file;
        this.durability = durability;
        this.clock = clock;
        this.lock = FileLock.of(file);
        this.log = new WriteAheadLog(file, durability);
        this.readers = new ReaderPool(READERS, () -> SqliteConnections.reader(file));
        try {
            Unfinished.refuse(file);
            create();
        } catch (SQLException | DataAccessException e) {
            lock.close();
            throw new StoreException("Expected to open " + file + " as an SQLite file, but: " + Reason.of(e),
                    e);
        } catch (StoreException e) {
            lock.close();
            throw e;
        }
    }

    private void create() throws SQLException {
        try (Connection connection = SqliteConnections.writer(SqliteFiles.prepare(file), durability)) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                // Both settle the file's form, and only before it has pages; the log is part of it too.
                statement.execute("PRAGMA page_size = 4096");
                statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
                statement.execute("PRAGMA journal_mode = WAL");
            }
            connection.setAutoCommit(false);
            new Migrations(DSL.using(connection, dialect()), name()).run(PARTITIONS);
            DSL.using(connection, dialect()).update(Tables.Partition.TABLE)
                    .set(Tables.Partition.OWNER, (String) null).execute();
            connection.commit();
        }
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.SQLITE;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public StoreAddress address() {
        return new StoreAddress.SqliteFile(file);
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    @Override
    public boolean sharesCommits() {
        return true;
    }

    @Override
    public Connection openWriter() throws SQLException {
        return SqliteConnections.writer(file, durability);
    }

    @Override
    public Connection borrowReader() throws SQLException {
        return readers.borrow();
    }

    @Override
    public void giveBack(Connection reader) throws SQLException {
        readers.giveBack(reader);
    }

    /**
     * The key of an execution is the id of its first transition: it counts up, and needs no counter of its own.
     */
    @Override
    public Keys keys(Connection writer) throws SQLException {
        long message = last(writer, "SELECT max(seq) FROM sqlite_sequence WHERE name = 'inbox'");
        long mapRun = last(writer, "SELECT max(coalesce((SELECT max(key) FROM map_run), 0), coalesce("
                + "(SELECT CAST(value AS INTEGER) FROM meta WHERE name = '" + RemovalParts.LAST_MAP_RUN + "'), 0))");
        writer.rollback();
        return new Keys() {
            private long lastMessage = message;
            private long lastMapRun = mapRun;

            @Override
            public long[] executions(long[] transitionIds) {
                return transitionIds;
            }

            @Override
            public long[] messages(int count) {
                lastMessage += count;
                return LongStream.rangeClosed(lastMessage - count + 1, lastMessage).toArray();
            }

            @Override
            public long mapRun() {
                return ++lastMapRun;
            }
        };
    }

    private static long last(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public Field<Long> now() {
        return DSL.val(clock.millis(), SQLDataType.BIGINT);
    }

    @Override
    public int readersBusy() {
        return readers.busy();
    }

    @Override
    public long sizeBytes(DSLContext sql) {
        return file.toFile().length();
    }

    /** Size of the write-ahead log. */
    long walBytes() {
        return log.bytes();
    }

    /** Size of the pages that hold nothing. */
    long freeBytes(DSLContext sql) {
        return pragma(sql, "freelist_count") * pragma(sql, "page_size");
    }

    /** Room that is left where the file lies. */
    long diskFreeBytes() {
        return file.toFile().getUsableSpace();
    }

    private static long pragma(DSLContext sql, String name) {
        return sql.fetchSingle("PRAGMA " + name).get(0, Long.class);
    }

    @Override
    public void settle() {
        log.settle();
    }

    @Override
    public void close() {
        log.close();
        readers.close();
        lock.close();
    }
}
