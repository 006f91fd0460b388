package dev.pawl.store.jooq;

import dev.pawl.store.Deliveries;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.ExpressEvent;
import dev.pawl.store.jooq.Tables.Partition;
import dev.pawl.store.jooq.Tables.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * What follows commits, on SQL. Transitions and pieces of Express logs share the ids that say their
 * positions.
 */
final class JooqDeliveries implements Deliveries {
    private static final int ROWS_AT_ONCE = 64;
    private static final long LARGE_CHARS = 2_000_000;

    private final Writer writer;
    private final Reads reads;
    private final MachineFacts.Cache machines;

    JooqDeliveries(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
        this.machines = new MachineFacts.Cache(reads);
    }

    @Override
    public long head(int partition) {
        return reads.read(sql -> sql.select(Partition.POSITION).from(Partition.TABLE)
                .where(Partition.PARTITION.eq((long) partition)).fetchSingle(Partition.POSITION));
    }

    @Override
    public List<Commit> commits(int partition, long afterPosition, int limit) {
        return reads.read(sql -> {
            List<Commit> found = new ArrayList<>();
            sql.select(Transition.ID, Execution.REVISION_KEY).from(Transition.TABLE).join(Execution.TABLE)
                    .on(Execution.KEY.eq(Transition.EXECUTION)).where(after(Transition.ID, partition, afterPosition))
                    .orderBy(Transition.ID).limit(limit).fetch()
                    .forEach(row -> found.add(commit(row.value1(), row.value2(), false)));
            sql.select(ExpressEvent.ID, ExpressEvent.REVISION_KEY).from(ExpressEvent.TABLE)
                    .where(after(ExpressEvent.ID, partition, afterPosition)).orderBy(ExpressEvent.ID).limit(limit)
                    .fetch().forEach(row -> found.add(commit(row.value1(), row.value2(), true)));
            found.sort(Comparator.comparingLong(Commit::position));
            return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        });
    }

    private static Condition after(Field<Long> id, int partition, long position) {
        return id.gt(Positions.id(partition, position)).and(id.lt(Positions.id(partition + 1, 0)));
    }

    private static Commit commit(long id, long revisionKey, boolean express) {
        return new Commit(Positions.partition(id), Positions.position(id), revisionKey, express);
    }

    @Override
    public List<Committed> read(List<Commit> commits) {
        return reads.read(sql -> {
            List<Committed> read = new ArrayList<>();
            long chars = 0;
            for (int from = 0; from < commits.size() && chars < LARGE_CHARS; from += ROWS_AT_ONCE) {
                chars += read(sql, commits.subList(from, Math.min(commits.size(), from + ROWS_AT_ONCE)), read,
                        LARGE_CHARS - chars);
            }
            return read;
        });
    }

    /** Appends what it reads, until so many characters have been read; returns how many they were. */
    private long read(DSLContext sql, List<Commit> commits, List<Committed> read, long room) {
        Map<Long, Record> rows = new HashMap<>();
        sql.select(Transition.ID, Transition.EXECUTION, Transition.SEQUENCE, Transition.EVENTS)
                .from(Transition.TABLE).where(Transition.ID.in(ids(commits, false))).fetch()
                .forEach(row -> rows.put(row.value1(), row));
        ExpressEvents.select(sql).where(ExpressEvent.ID.in(ids(commits, true))).fetch()
                .forEach(row -> rows.put(row.get(ExpressEvent.ID), row));
        Map<Long, ExecutionRecord> executions = executions(sql, rows);
        long chars = 0;
        for (Commit commit : commits) {
            Record row = rows.get(Positions.id(commit.partition(), commit.position()));
            if (row != null && chars < room) {
                chars += commit.express() ? express(commit, row, read) : row(sql, commit, row, executions, read);
            }
        }
        return chars;
    }

    private static Set<Long> ids(List<Commit> commits, boolean express) {
        return commits.stream().filter(c -> c.express() == express)
                .map(c -> Positions.id(c.partition(), c.position())).collect(Collectors.toSet());
    }

    private static Map<Long, ExecutionRecord> executions(DSLContext sql, Map<Long, Record> rows) {
        Set<Long> keys = rows.values().stream().filter(row -> row.field(Transition.EXECUTION) != null)
                .map(row -> row.get(Transition.EXECUTION)).collect(Collectors.toSet());
        Map<Long, ExecutionRecord> executions = new HashMap<>();
        if (!keys.isEmpty()) {
            ExecutionRows.select(sql, Execution.KEY.in(keys)).fetch()
                    .forEach(row -> executions.put(row.get(Execution.KEY), ExecutionRows.begun(sql, row)));
        }
        return executions;
    }

    private long express(Commit commit, Record row, List<Committed> read) {
        ExpressEvents.piece(row, machines).ifPresent(
                piece -> read.add(new Committed(commit, piece.info(), 0, Optional.empty(), piece.events())));
        return row.get(ExpressEvent.EVENTS).length();
    }

    private static long row(DSLContext sql, Commit commit, Record row, Map<Long, ExecutionRecord> executions,
            List<Committed> read) {
        ExecutionRecord execution = executions.get(row.get(Transition.EXECUTION));
        if (execution == null) {
            return 0;
        }
        Histories.Counted events = new Histories(sql, execution.key()).one(row.get(Transition.SEQUENCE),
                row.get(Transition.EVENTS), execution.info().input());
        read.add(new Committed(commit, execution.info(), execution.redriveCount(), execution.redrivenAt(),
                events.events()).news());
        return events.chars();
    }

    @Override
    public Optional<Cursor> cursor(String reader, int partition) {
        return reads.read(sql -> CursorRows.read(sql, reader, partition));
    }

    @Override
    public boolean keep(String reader, Lease lease, Cursor cursor) {
        return writer.write(sql -> CursorRows.keep(sql, reader, lease, cursor));
    }
}
