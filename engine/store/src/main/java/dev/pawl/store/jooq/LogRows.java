package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes pieces of Express logs: each takes a position of its partition, as a transition does. */
final class LogRows {
    private final Batch insert;

    LogRows(Connection connection, Statements statements) throws SQLException {
        insert = new Batch(connection, statements.expressEvent());
    }

    void write(List<Pending.OfLog> group, Map<Integer, Session.Held> held) throws SQLException {
        for (Pending.OfLog one : group) {
            int partition = one.lease().partition();
            Session.Held positions = Objects.requireNonNull(held.get(partition));
            for (@Nullable Object[] row : one.rows()) {
                @Nullable Object[] values = new @Nullable Object[row.length + 1];
                values[0] = Positions.id(partition, positions.next());
                System.arraycopy(row, 0, values, 1, row.length);
                insert.add(values);
            }
        }
        insert.run();
    }

    void clear() throws SQLException {
        insert.clear();
    }
}
