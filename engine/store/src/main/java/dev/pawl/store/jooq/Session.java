package dev.pawl.store.jooq;

import dev.pawl.store.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The writer's connection and what is prepared on it. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final DSLContext dsl;
    private final PreparedStatement lock;
    private final Batch advance;
    private final AppendRows appends;
    private final ExpressRows express;
    private final LogRows log;
    private final MapRunRows mapRuns;
    private final Removal removal;
    private final RemovalParts parts;
    private final Database.Keys keys;
    private final int partitions;

    Session(Database database, int partitions) throws SQLException {
        this.partitions = partitions;
        connection = database.openWriter();
        dsl = DSL.using(connection, database.dialect());
        Statements statements = new Statements(dsl);
        lock = connection.prepareStatement(statements.lockPartitions(partitions).getSQL());
        advance = new Batch(connection, statements.advance());
        keys = database.keys(connection);
        appends = new AppendRows(connection, statements, keys);
        express = new ExpressRows(connection, statements);
        log = new LogRows(connection, statements);
        mapRuns = new MapRunRows(connection, statements, keys);
        removal = new Removal(connection, statements);
        parts = new RemovalParts(dsl, removal);
    }

    /** A partition in this transaction. */
    static final class Held {
        private final long epoch;
        private final long from;
        private long position;

        Held(long epoch, long position) {
            this.epoch = epoch;
            this.from = position;
            this.position = position;
        }

        boolean by(Lease lease) {
            return epoch == lease.epoch();
        }

        /** The next position, and takes it. */
        long next() {
            return ++position;
        }
    }

    DSLContext dsl() {
        return dsl;
    }

    AppendRows appends() {
        return appends;
    }

    long[] messageIds(int count) throws SQLException {
        return keys.messages(count);
    }

    ExpressRows express() {
        return express;
    }

    LogRows log() {
        return log;
    }

    MapRunRows mapRuns() {
        return mapRuns;
    }

    Removal removal() {
        return removal;
    }

    RemovalParts parts() {
        return parts;
    }

    /** Epochs and positions of partitions, which nobody else changes until the transaction ends. */
    Map<Integer, Held> hold(Collection<Integer> wanted) throws SQLException {
        Iterator<Integer> next = wanted.iterator();
        long last = -1;
        for (int i = 1; i <= partitions; i++) {
            last = next.hasNext() ? next.next() : last;
            lock.setLong(i, last);
        }
        Map<Integer, Held> held = new HashMap<>();
        try (ResultSet rows = lock.executeQuery()) {
            while (rows.next()) {
                held.put((int) rows.getLong(1), new Held(rows.getLong(2), rows.getLong(3)));
            }
        }
        return held;
    }

    /** Writes down how far each partition has come. */
    void advance(Map<Integer, Held> held) throws SQLException {
        for (Map.Entry<Integer, Held> partition : held.entrySet()) {
            if (partition.getValue().position != partition.getValue().from) {
                advance.add(partition.getValue().position, (long) partition.getKey());
            }
        }
        advance.run();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        appends.clear();
        express.clear();
        log.clear();
        mapRuns.clear();
        removal.clear();
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
