package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;

/** A statement about many keys at once, prepared once: places that are not needed repeat the last key. */
final class ManyKeys implements AutoCloseable {
    private static final int PLACES = 64;

    private final PreparedStatement statement;

    ManyKeys(Connection connection, Query query) throws SQLException {
        statement = connection.prepareStatement(query.getSQL());
    }

    /** The condition that such a statement has, and no other with parameters. */
    static Condition among(Field<Long> field) {
        List<Param<Long>> places = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            places.add(Statements.parameter(field));
        }
        return field.in(places);
    }

    /** Reads a row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> List<T> select(List<Long> keys, Row<T> row) throws SQLException {
        List<T> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += PLACES) {
            bind(keys, from);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
        }
        return found;
    }

    long run(List<Long> keys) throws SQLException {
        long changed = 0;
        for (int from = 0; from < keys.size(); from += PLACES) {
            bind(keys, from);
            changed += statement.executeUpdate();
        }
        return changed;
    }

    private void bind(List<Long> keys, int from) throws SQLException {
        for (int i = 0; i < PLACES; i++) {
            statement.setLong(i + 1, keys.get(Math.min(from + i, keys.size() - 1)));
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
