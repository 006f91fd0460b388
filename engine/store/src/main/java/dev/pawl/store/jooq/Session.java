package dev.pawl.store.jooq;

import dev.pawl.store.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The writer's connection and what is prepared on it. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final DSLContext dsl;
    private final String lockSql;
    private final PreparedStatement lock;
    private final boolean together;
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
        lockSql = statements.lockPartitions(partitions).getSQL();
        lock = connection.prepareStatement(lockSql);
        together = statements.wide().isPresent();
        advance = new Batch(connection, statements.advance(), statements.wide().map(WideStatements::advance));
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
        private long from;
        private long position;

        Held(long epoch, long position) {
            this.epoch = epoch;
            this.from = position;
            this.position = position;
        }

        boolean by(Lease lease) {
            return epoch == lease.epoch();
        }

        private boolean moved() {
            boolean moved = position != from;
            from = position;
            return moved;
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

    /** Whether many rows can be written by one statement. */
    boolean together() {
        return together;
    }

    /**
     * Epochs and positions of partitions, which nobody else changes until the transaction ends.
     *
     * @param executions
     *            how many begin
     * @param messages
     *            how many are sent
     */
    Map<Integer, Held> hold(Collection<Integer> wanted, int executions, int messages) throws SQLException {
        Optional<Database.Ahead> ahead = keys.ahead(executions, messages);
        if (ahead.isEmpty()) {
            bind(lock, wanted);
            return held(lock.executeQuery());
        }
        try (PreparedStatement both = connection.prepareStatement(lockSql + ";" + ahead.get().sql())) {
            bind(both, wanted);
            ahead.get().bind(both, partitions + 1);
            both.execute();
            Map<Integer, Held> held = held(both.getResultSet());
            ahead.get().read(both);
            return held;
        }
    }

    private void bind(PreparedStatement statement, Collection<Integer> wanted) throws SQLException {
        Iterator<Integer> next = wanted.iterator();
        long last = -1;
        for (int i = 1; i <= partitions; i++) {
            last = next.hasNext() ? next.next() : last;
            statement.setLong(i, last);
        }
    }

    private static Map<Integer, Held> held(ResultSet rows) throws SQLException {
        try (rows) {
            Map<Integer, Held> held = new HashMap<>();
            while (rows.next()) {
                held.put((int) rows.getLong(1), new Held(rows.getLong(2), rows.getLong(3)));
            }
            return held;
        }
    }

    /** What writes down how far each partition has come, if it has gone on since this was asked last. */
    Batch advances(Map<Integer, Held> held) throws SQLException {
        for (Map.Entry<Integer, Held> partition : held.entrySet()) {
            if (partition.getValue().moved()) {
                advance.add(partition.getValue().position, (long) partition.getKey());
            }
        }
        return advance;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /**
     * Makes a change that leaves nothing behind if it fails; the transaction goes on.
     *
     * @throws SQLException
     *             if it cannot
     */
    <T> T attempt(Function<DSLContext, T> change) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            T made = change.apply(dsl);
            connection.releaseSavepoint(before);
            return made;
        } catch (RuntimeException e) {
            clear();
            connection.rollback(before);
            throw e;
        }
    }

    void rollback() throws SQLException {
        clear();
        connection.rollback();
    }

    private void clear() throws SQLException {
        appends.clear();
        advance.clear();
        express.clear();
        log.clear();
        mapRuns.clear();
        removal.clear();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
