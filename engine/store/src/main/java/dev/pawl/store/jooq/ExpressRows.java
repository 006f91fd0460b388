package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes starts of Express executions. */
final class ExpressRows {
    private final Batch put;
    private final Batch remove;

    ExpressRows(Connection connection, Statements statements) throws SQLException {
        put = new Batch(connection, statements.putExpressStart());
        remove = new Batch(connection, statements.removeExpressStart());
    }

    void write(List<Pending.OfExpress> group) throws SQLException {
        for (Pending.OfExpress one : group) {
            if (!one.row().isEmpty()) {
                put.add(one.row().toArray());
            }
        }
        put.run();
        for (Pending.OfExpress one : group) {
            if (one.row().isEmpty()) {
                remove.add(one.arn());
            }
        }
        remove.run();
    }

    void clear() throws SQLException {
        put.clear();
        remove.clear();
    }
}
