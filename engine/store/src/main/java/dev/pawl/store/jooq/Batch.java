package dev.pawl.store.jooq;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Param;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * One statement that is executed for many rows at once. It is made by jOOQ and prepared once for the
 * connection's life,
 * because building or preparing it for each group costs more than executing it. Where it also has a form for
 * all rows
 * together, rows are kept until it is known which form is executed.
 */
final class Batch implements AutoCloseable {
    private static final int[] NO_ROWS = {};

    private final PreparedStatement statement;
    private final int[] types;
    private final Optional<Wide> wide;
    private final List<@Nullable Object[]> kept = new ArrayList<>();
    private int rows;

    Batch(Connection connection, Query query) throws SQLException {
        this(connection, query, Optional.empty());
    }

    Batch(Connection connection, Query query, Optional<Wide> wide) throws SQLException {
        this.wide = wide;
        statement = connection.prepareStatement(query.getSQL());
        types = query.getParams().values().stream().filter(p -> !p.isInline()).mapToInt(Batch::type).toArray();
    }

    /** Adds a row: texts, numbers or nulls in the order of the statement's parameters. */
    void add(@Nullable Object... values) throws SQLException {
        rows++;
        if (wide.isPresent()) {
            kept.add(values);
        } else {
            bind(values);
        }
    }

    int rows() {
        return rows;
    }

    /** The form for all rows together. */
    Optional<Wide> wide() {
        return wide;
    }

    /** Executes what was added, row by row, and forgets it; returns how many rows each execution changed. */
    int[] run() throws SQLException {
        if (rows == 0) {
            return NO_ROWS;
        }
        for (@Nullable Object[] values : kept) {
            bind(values);
        }
        kept.clear();
        rows = 0;
        return statement.executeBatch();
    }

    /** Whether all rows may be written by one statement. */
    boolean distinct() {
        List<Integer> key = wide.map(Wide::key).orElse(List.of());
        if (key.isEmpty() || rows < 2) {
            return true;
        }
        Set<List<@Nullable Object>> seen = new HashSet<>();
        return kept.stream().allMatch(row -> seen.add(key.stream().map(column -> row[column]).toList()));
    }

    /** Binds all rows as arrays and forgets them; returns the index of the next parameter. */
    int bindTogether(PreparedStatement together, int first) throws SQLException {
        Connection connection = together.getConnection();
        List<String> columns = wide.orElseThrow().types();
        for (int i = 0; i < columns.size(); i++) {
            Object[] column = new Object[rows];
            for (int row = 0; row < rows; row++) {
                column[row] = kept.get(row)[i];
            }
            Array array = connection.createArrayOf(columns.get(i),
                    columns.get(i).equals("text")
                            ? Arrays.copyOf(column, rows, String[].class)
                            : Arrays.copyOf(column, rows, Long[].class));
            together.setArray(first + i, array);
        }
        kept.clear();
        rows = 0;
        return first + columns.size();
    }

    /** Forgets what was added. */
    void clear() throws SQLException {
        if (rows > 0) {
            rows = 0;
            kept.clear();
            statement.clearBatch();
        }
    }

    private void bind(@Nullable Object[] values) throws SQLException {
        for (int i = 0; i < types.length; i++) {
            bind(i, values[i]);
        }
        statement.addBatch();
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
