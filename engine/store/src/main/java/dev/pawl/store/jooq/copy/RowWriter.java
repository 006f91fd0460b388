package dev.pawl.store.jooq.copy;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Puts rows into one table, many at a time. */
interface RowWriter extends AutoCloseable {
    void write(@Nullable Object[] row) throws SQLException;

    /** Writes what is still held back. */
    void finish() throws SQLException;

    @Override
    void close() throws SQLException;
}
