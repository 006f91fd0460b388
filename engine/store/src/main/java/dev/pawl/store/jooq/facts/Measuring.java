package dev.pawl.store.jooq.facts;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.WorkItem.Phase;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import dev.pawl.store.jooq.facts.StoreFacts.Machine;
import dev.pawl.store.jooq.facts.StoreFacts.Oldest;
import dev.pawl.store.jooq.facts.StoreFacts.Outstanding;
import dev.pawl.store.jooq.facts.StoreFacts.Partition;
import dev.pawl.store.jooq.facts.StoreFacts.Reader;
import dev.pawl.store.jooq.facts.StoreFacts.Work;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures a store in one look at it, also while others use it. */
public final class Measuring {
    /** As their numbers are stored. */
    private static final List<ExecutionStatus> STATUSES = List.of(ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED,
            ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);

    private static final int MOST = 100;
    private static final String WORK = "SELECT resource, phase, count(*), min(since) FROM work GROUP BY resource, phase"
            + " ORDER BY count(*) DESC LIMIT " + MOST;
    private static final String MACHINES = "SELECT m.arn, c.all_of, c.running, m.key FROM machine m JOIN"
            + " (SELECT machine_key, count(*) AS all_of, sum(CASE WHEN status = 0 THEN 1 ELSE 0 END) AS running"
            + " FROM execution GROUP BY machine_key) c ON c.machine_key = m.key ORDER BY c.all_of DESC LIMIT " + MOST;
    private static final String BYTES = "SELECT (SELECT coalesce(sum(length(t.events)), 0) FROM transition t JOIN"
            + " execution e ON e.key = t.execution WHERE e.machine_key = ?) + (SELECT coalesce(sum(length(p.text)), 0)"
            + " FROM payload p JOIN execution e ON e.key = p.execution WHERE e.machine_key = ?)";

    private final StoreDatabase database;
    private final Detail detail;

    /** How much is looked at: more takes longer. */
    public enum Detail {
        /** What indexes tell quickly. */
        QUICK,
        /** And what each table takes, which reads all pages of an SQLite file. */
        TABLES,
        /** And what each machine's histories take, which reads all rows. */
        MACHINES
    }

    private Measuring(StoreDatabase database, Detail detail) {
        this.database = database;
        this.detail = detail;
    }

    /**
     * Measures.
     *
     * @throws StoreException
     *             if the store cannot be read
     */
    public static StoreFacts of(StoreAddress address, Detail detail, Instant now) {
        try (StoreDatabase database = StoreDatabase.read(address)) {
            return new Measuring(database, detail).facts(now);
        } catch (SQLException e) {
            throw new StoreException("Expected to measure " + address + ", but: " + e.getMessage(), e);
        }
    }

    private StoreFacts facts(Instant now) throws SQLException {
        Sizes sizes = new Sizes(database);
        return new StoreFacts(database.sqlite() ? "SQLite" : "PostgreSQL", database.address().toString(),
                database.format(), sizes.whole(), sizes.tables(detail != Detail.QUICK), executions(), outstanding(now),
                machines(), partitions(), readers());
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String query, Row<T> row, long... values) throws SQLException {
        try (PreparedStatement statement = database.connection().prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            List<T> all = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    all.add(row.read(found));
                }
            }
            return all;
        }
    }

    private long number(String query, long... values) throws SQLException {
        return rows(query, row -> row.getLong(1), values).stream().findFirst().orElse(0L);
    }

    private Map<ExecutionStatus, Long> executions() throws SQLException {
        Map<ExecutionStatus, Long> counts = new EnumMap<>(ExecutionStatus.class);
        for (long[] one : rows("SELECT status, count(*) FROM execution GROUP BY status",
                row -> new long[]{row.getLong(1), row.getLong(2)})) {
            counts.put(STATUSES.get((int) one[0]), one[1]);
        }
        return counts;
    }

    private Outstanding outstanding(Instant now) throws SQLException {
        long next = number("SELECT coalesce(min(due), -1) FROM timer");
        Optional<Oldest> oldest = rows("SELECT arn, started_at FROM execution WHERE key = (SELECT min(key) FROM"
                + " execution WHERE status = 0)",
                row -> new Oldest(row.getString(1), Instant.ofEpochMilli(row.getLong(2)))).stream().findFirst();
        return new Outstanding(number("SELECT count(*) FROM timer"),
                number("SELECT count(*) FROM timer WHERE due < ?", now.toEpochMilli()),
                next < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next)),
                rows(WORK, row -> new Work(row.getString(1), phase(row.getInt(2)), row.getLong(3),
                        Instant.ofEpochMilli(row.getLong(4)))),
                number("SELECT count(*) FROM inbox"), number("SELECT count(*) FROM express_start"),
                number("SELECT count(*) FROM map_run WHERE status = 0"),
                number("SELECT count(*) FROM approval WHERE wakes_at IS NOT NULL OR status = 0"), oldest);
    }

    private static String phase(int code) {
        return List.of(Phase.SCHEDULED, Phase.STARTED, Phase.SUBMITTED, Phase.CANCELLING).get(code).name();
    }

    private List<Machine> machines() throws SQLException {
        List<Machine> machines = new ArrayList<>();
        record Counted(Machine machine, long key) {}
        for (Counted one : rows(MACHINES, row -> new Counted(
                new Machine(row.getString(1), row.getLong(2), row.getLong(3), -1), row.getLong(4)))) {
            machines.add(detail == Detail.MACHINES
                    ? new Machine(one.machine().arn(), one.machine().executions(), one.machine().running(),
                            number(BYTES, one.key(), one.key()))
                    : one.machine());
        }
        return machines;
    }

    private List<Partition> partitions() throws SQLException {
        return rows("SELECT partition, epoch, position, owner, until FROM partition ORDER BY partition",
                row -> new Partition(row.getInt(1), row.getLong(2), row.getLong(3),
                        Optional.ofNullable(row.getString(4)), Instant.ofEpochMilli(row.getLong(5))));
    }

    private List<Reader> readers() throws SQLException {
        List<Reader> readers = new ArrayList<>(rows("SELECT c.reader, sum(p.position - c.position) FROM delivery_cursor"
                + " c JOIN partition p ON p.partition = c.partition WHERE c.lane = '' GROUP BY c.reader ORDER BY 1",
                row -> new Reader(row.getString(1), row.getLong(2))));
        readers.add(new Reader("search index", number("SELECT coalesce(sum(p.position - coalesce(c.position, 0)), 0)"
                + " FROM partition p LEFT JOIN search_cursor c ON c.partition = p.partition")));
        return readers;
    }
}
