package dev.pawl.store.jooq;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * An SQLite file that is only read, also while another process has it: the write-ahead log keeps them apart.
 */
final class SqliteReader implements Database {
    private static final int READERS = 2;

    private final Path file;
    private final Clock clock;
    private final ReaderPool readers;

    /**
     * Opens a file that is there.
     *
     * @throws StoreException
     *             if it cannot be read, or another version wrote it
     */
    SqliteReader(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.readers = new ReaderPool(READERS, () -> SqliteConnections.reader(file));
        try (Connection connection = SqliteConnections.reader(file)) {
            int found = new Migrations(DSL.using(connection, dialect()), name()).format();
            if (found != Migrations.FORMAT) {
                throw new StoreException("Expected " + file + " to have format " + Migrations.FORMAT + ", but it has "
                        + found);
            }
        } catch (SQLException | DataAccessException e) {
            throw new StoreException("Expected to read " + file + " as an SQLite file, but: " + Reason.of(e),
                    e);
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
    public Connection openWriter() throws SQLException {
        throw new SQLException(file + " was opened for reading only");
    }

    @Override
    public Connection borrowReader() throws SQLException {
        return readers.borrow();
    }

    @Override
    public void giveBack(Connection reader) throws SQLException {
        readers.giveBack(reader);
    }

    @Override
    public Keys keys(Connection writer) throws SQLException {
        throw new SQLException(file + " was opened for reading only");
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

    @Override
    public void close() {
        readers.close();
    }
}
