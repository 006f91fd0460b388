package dev.pawl.store.jooq.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Rows into SQLite: one statement, bound again and again. */
final class InsertWriter implements RowWriter {
    private static final int BATCH = 500;

    private final PreparedStatement insert;
    private int waiting;

    InsertWriter(Connection connection, Shape shape) throws SQLException {
        insert = connection.prepareStatement("INSERT INTO " + Shape.quoted(shape.table()) + " (" + shape.names()
                + ") VALUES (" + String.join(", ", Collections.nCopies(shape.columns().size(), "?")) + ")");
    }

    @Override
    public void write(@Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            insert.setObject(i + 1, row[i] instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : row[i]);
        }
        insert.addBatch();
        if (++waiting == BATCH) {
            finish();
        }
    }

    @Override
    public void finish() throws SQLException {
        if (waiting > 0) {
            insert.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
