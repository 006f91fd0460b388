package dev.pawl.store.jooq;

import dev.pawl.store.Notices;
import dev.pawl.timer.Complaint;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LISTEN and NOTIFY, on a connection each. They are not part of the transactions that they speak of: a notice
 * in a
 * transaction makes all such transactions of a database commit one after the other.
 */
final class PostgresNotices implements Notices, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresNotices.class);
    private static final String CHANNEL = "pawl";
    private static final int LOOK_MILLIS = 500;
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final int MOST_WAITING = 20_000;
    private static final int AT_ONCE = 500;

    private final Complaint complaint = new Complaint(System::nanoTime, LOG::warn);
    private final PostgresConnections connections;
    private final String self = UUID.randomUUID().toString().substring(0, 8) + ' ';
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connection hearing;
    private volatile @Nullable Connection telling;
    private volatile boolean closed;
    private boolean began;

    PostgresNotices(PostgresConnections connections) {
        this.connections = connections;
    }

    @Override
    public boolean work() {
        return hearing != null;
    }

    @Override
    public void tell(String notice) {
        if (notice.length() <= LONGEST && !told.offer(notice)) {
            LOG.debug("A notice is dropped: too many wait");
        }
    }

    @Override
    public synchronized void hear(Consumer<String> listener) {
        listeners.add(listener);
        if (!began) {
            began = true;
            Thread.ofPlatform().name("pawl-notices-heard").daemon().start(this::hearOn);
            Thread.ofPlatform().name("pawl-notices-told").daemon().start(this::tellOn);
        }
    }

    private void hearOn() {
        while (!closed) {
            // a silent database is noticed by asking it for nothing now and then
            try (Connection connection = connections.open(PostgresConnections.ASIDE_SILENCE)) {
                connection.setAutoCommit(true);
                try (Statement listen = connection.createStatement()) {
                    listen.execute("LISTEN " + CHANNEL);
                    hearing = connection;
                    complaint.over("Notices of other nodes are heard again");
                    give("");
                    hear(connection, listen);
                }
            } catch (SQLException e) {
                failed("heard", e);
            } finally {
                hearing = null;
            }
        }
    }

    private void hear(Connection connection, Statement ping) throws SQLException {
        PGConnection open = connection.unwrap(PGConnection.class);
        int silent = 0;
        while (!closed) {
            PGNotification[] heard = open.getNotifications(LOOK_MILLIS);
            int count = heard == null ? 0 : heard.length;
            for (int i = 0; i < count; i++) {
                String text = heard[i].getParameter();
                if (!text.startsWith(self)) {
                    give(text.substring(text.indexOf(' ') + 1));
                }
            }
            silent = count > 0 ? 0 : silent + 1;
            if (silent >= 4) {
                silent = 0;
                ping.execute("SELECT 1");
            }
        }
    }

    private void give(String notice) {
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(notice);
            } catch (RuntimeException e) {
                LOG.warn("A notice could not be dealt with", e);
            }
        }
    }

    private void tellOn() {
        while (!closed) {
            try (Connection connection = connections.open(PostgresConnections.ASIDE_SILENCE);
                    PreparedStatement notify = connection.prepareStatement(
                            "SELECT pg_notify('" + CHANNEL + "', text) FROM unnest(?) AS text")) {
                telling = connection;
                connection.setAutoCommit(true);
                tell(connection, notify);
            } catch (SQLException e) {
                failed("told", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                telling = null;
            }
        }
    }

    private void tell(Connection connection, PreparedStatement notify) throws SQLException, InterruptedException {
        while (!closed) {
            Set<String> next = new LinkedHashSet<>();
            next.add(self + told.take());
            for (String more = told.poll(); more != null; more = next.size() < AT_ONCE ? told.poll() : null) {
                next.add(self + more);
            }
            if (closed) {
                return;
            }
            Array texts = connection.createArrayOf("text", next.toArray());
            notify.setArray(1, texts);
            notify.execute();
            texts.free();
        }
    }

    private void failed(String what, SQLException e) {
        if (closed) {
            return;
        }
        complaint.of("Notices of other nodes cannot be " + what + " at present, which makes requests to them slower",
                e);
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        told.offer("");
        abort(hearing);
        abort(telling);
    }

    private static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("A connection did not close well", e);
            }
        }
    }
}
