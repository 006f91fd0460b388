package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A connection of its own, opened when it is needed and anew after a failure. */
final class AsideConnection implements Aside {
    private final PostgresConnections connections;
    private @Nullable Connection open;
    private boolean closed;

    AsideConnection(PostgresConnections connections) {
        this.connections = connections;
    }

    @Override
    public synchronized <T> T write(Function<DSLContext, T> change) {
        try {
            Connection connection = connection();
            T made = change.apply(DSL.using(connection, SQLDialect.POSTGRES));
            connection.commit();
            return made;
        } catch (SQLException | DataAccessException e) {
            drop();
            throw new StoreException("Expected to write to " + connections.url() + ", but: " + e.getMessage(), e);
        }
    }

    private Connection connection() throws SQLException {
        if (closed) {
            throw new SQLException("it has been closed");
        }
        Connection present = open;
        if (present == null) {
            present = connections.open(PostgresConnections.ASIDE_SILENCE);
            open = present;
        }
        return present;
    }

    private void drop() {
        Connection broken = open;
        open = null;
        PostgresConnections.drop(broken);
    }

    @Override
    public synchronized void close() {
        closed = true;
        drop();
    }
}
