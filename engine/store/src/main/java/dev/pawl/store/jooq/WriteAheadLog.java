package dev.pawl.store.jooq;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps SQLite's write-ahead log small. By itself SQLite begins it anew only in a moment in which nobody
 * reads;
 * with readers that follow each other without a gap there is none, and the log grows without end. Here the
 * writer waits for those who read at present, while others read the file itself, and the log begins anew.
 */
final class WriteAheadLog implements AutoCloseable {
    /** From this size on it is worth a pause of the writer. */
    static final long LARGE_BYTES = 32L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(WriteAheadLog.class);
    private static final long EVERY_NANOS = Duration.ofMillis(50).toNanos();
    private static final long SHORT_MILLIS = 50;
    private static final long LONG_MILLIS = 1000;
    /** Of the writer's time a tenth is waited at most, also if somebody reads for minutes. */
    private static final long REST = 10;

    private final Path database;
    private final Path log;
    private final Durability durability;
    private @Nullable Connection connection;
    private long next = System.nanoTime();
    private long patienceMillis = SHORT_MILLIS;

    WriteAheadLog(Path database, Durability durability) {
        this.database = database;
        this.log = database.resolveSibling(database.getFileName() + "-wal");
        this.durability = durability;
    }

    long bytes() {
        return log.toFile().length();
    }

    /** Called by the writer between two transactions; does nothing as long as the log is small. */
    void settle() {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + EVERY_NANOS;
        long bytes = bytes();
        if (bytes < LARGE_BYTES) {
            return;
        }
        try {
            if (beganAnew()) {
                patienceMillis = SHORT_MILLIS;
                return;
            }
            LOG.debug("{} has {} bytes, and somebody reads it; trying again", log, bytes);
            next = System.nanoTime() + Duration.ofMillis(patienceMillis * REST).toNanos();
            patienceMillis = Math.min(LONG_MILLIS, 2 * patienceMillis);
        } catch (SQLException e) {
            next = System.nanoTime() + Duration.ofMillis(LONG_MILLIS).toNanos();
            LOG.warn("{} could not begin anew: {}", log, e.getMessage());
            close();
        }
    }

    private boolean beganAnew() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = SqliteConnections.writer(database, durability);
            connection = open;
            open.setAutoCommit(true);
        }
        try (Statement statement = open.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + patienceMillis);
            try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return row.next() && row.getInt(1) == 0;
            }
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("The connection for {} did not close well", log, e);
            }
        }
    }
}
