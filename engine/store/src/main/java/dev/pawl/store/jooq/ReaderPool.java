package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A few connections that are opened when they are first needed and then kept. */
final class ReaderPool implements AutoCloseable {
    private final int size;
    private final Semaphore free;
    private final Source source;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    /** Where connections come from. */
    interface Source {
        Connection open() throws SQLException;
    }

    ReaderPool(int size, Source source) {
        this.size = size;
        this.free = new Semaphore(size);
        this.source = source;
    }

    /** A connection to read with; waits if all are in use. */
    Connection borrow() throws SQLException {
        free.acquireUninterruptibly();
        try {
            Connection connection = next();
            return connection == null ? source.open() : connection;
        } catch (SQLException e) {
            free.release();
            throw e;
        }
    }

    /** How many are in use. */
    int busy() {
        return size - free.availablePermits();
    }

    private synchronized @Nullable Connection next() throws SQLException {
        if (closed) {
            throw new SQLException("Expected an open store, but it has been closed");
        }
        return idle.poll();
    }

    /** Takes a connection back, which has no transaction open. */
    void giveBack(Connection connection) throws SQLException {
        boolean keep;
        synchronized (this) {
            keep = !closed;
            if (keep) {
                idle.push(connection);
            }
        }
        free.release();
        if (!keep) {
            connection.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (Connection connection : idle) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new StoreException("Expected to close a reader, but: " + e.getMessage(), e);
            }
        }
        idle.clear();
    }
}
