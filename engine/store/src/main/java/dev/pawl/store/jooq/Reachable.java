package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections of a database that may be away. Whoever finds out waits for it; from then on one asks again and
 * again,
 * and all others are refused at once until it answers.
 */
final class Reachable {
    private static final Logger LOG = LoggerFactory.getLogger(Reachable.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String name;
    private final Source source;
    private final BooleanSupplier empty;
    private final Executor asking;
    private final AtomicReference<@Nullable SQLException> away = new AtomicReference<>();
    private volatile boolean closed;

    /** Where connections come from; may wait for some seconds, and fail then. */
    interface Source {
        Connection open() throws SQLException;
    }

    /**
     * Of a database.
     *
     * @param empty
     *            whether there is no connection at all, as opposed to all being in use
     * @param asking
     *            runs what may block
     */
    Reachable(String name, Source source, BooleanSupplier empty, Executor asking) {
        this.name = name;
        this.source = source;
        this.empty = empty;
        this.asking = asking;
    }

    Connection open() throws SQLException {
        SQLException known = away.get();
        if (known != null) {
            throw refusal(known);
        }
        try {
            return source.open();
        } catch (SQLTransientConnectionException e) {
            if (!empty.getAsBoolean()) {
                throw e;
            }
            if (away.compareAndSet(null, e)) {
                LOG.warn("{} does not answer: {}", name,
                        e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
                asking.execute(this::ask);
            }
            throw refusal(e);
        }
    }

    private static SQLException refusal(SQLException known) {
        return new SQLTransientConnectionException("the database does not answer", "08001", known);
    }

    private void ask() {
        while (!closed) {
            try {
                source.open().close();
                LOG.info("{} answers again", name);
                break;
            } catch (SQLException e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        away.set(null);
    }

    void close() {
        closed = true;
    }
}
