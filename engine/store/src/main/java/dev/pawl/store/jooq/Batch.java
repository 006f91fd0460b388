package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.Param;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * One statement that is executed for many rows at once. It is made by jOOQ and prepared once for the
 * connection's life,
 * because building or preparing it for each group costs more than executing it.
 */
final class Batch implements AutoCloseable {
    private static final int[] NO_ROWS = {};

    private final PreparedStatement statement;
    private final int[] types;
    private int rows;

    Batch(Connection connection, Query query) throws SQLException {
        statement = connection.prepareStatement(query.getSQL());
        types = query.getParams().values().stream().filter(p -> !p.isInline()).mapToInt(Batch::type).toArray();
    }

    /** Adds a row: texts, numbers or nulls in the order of the statement's parameters. */
    void add(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < types.length; i++) {
            bind(i, values[i]);
        }
        statement.addBatch();
        rows++;
    }

    /** Executes what was added and forgets it; returns how many rows each execution changed. */
    int[] run() throws SQLException {
        if (rows == 0) {
            return NO_ROWS;
        }
        rows = 0;
        return statement.executeBatch();
    }

    /** Forgets what was added. */
    void clear() throws SQLException {
        if (rows > 0) {
            rows = 0;
            statement.clearBatch();
        }
    }

    private void bind(int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index + 1, types[index]);
            case Long number -> statement.setLong(index + 1, number);
            case String text -> statement.setString(index + 1, text);
            default -> throw new IllegalArgumentException("Expected a number or a text, but got " + value.getClass());
        }
    }

    private static int type(Param<?> parameter) {
        return parameter.getDataType().getSQLType();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
