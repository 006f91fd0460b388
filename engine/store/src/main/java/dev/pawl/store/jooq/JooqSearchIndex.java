package dev.pawl.store.jooq;

import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.Ended.Slot;
import dev.pawl.store.jooq.SearchTables.Counted;
import dev.pawl.store.jooq.SearchTables.Cursor;
import dev.pawl.store.jooq.SearchTables.Doc;
import dev.pawl.store.jooq.SearchTables.EndCount;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Machine;
import dev.pawl.store.jooq.Tables.Partition;
import dev.pawl.store.jooq.Tables.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** The index of executions on SQL. */
final class JooqSearchIndex implements SearchIndex {
    private final Writer writer;
    private final Reads reads;
    private final int partitions;
    private final PathNames paths = new PathNames();
    private final SearchReads searches;

    JooqSearchIndex(Writer writer, Reads reads, int partitions) {
        this.writer = writer;
        this.reads = reads;
        this.partitions = partitions;
        this.searches = new SearchReads(reads, paths);
    }

    @Override
    public Progress progress(int partition) {
        return reads.read(sql -> progress(sql, Partition.PARTITION.eq((long) partition)).fetchSingle(
                JooqSearchIndex::progress));
    }

    @Override
    public List<Progress> progress() {
        return reads.read(sql -> progress(sql, Partition.PARTITION.lt((long) partitions))
                .orderBy(Partition.PARTITION).fetch(JooqSearchIndex::progress));
    }

    private static SelectConditionStep<? extends Record> progress(DSLContext sql, Condition which) {
        return sql.select(Partition.PARTITION, Partition.POSITION, Cursor.POSITION, Cursor.AT).from(Partition.TABLE)
                .leftJoin(Cursor.TABLE).on(Cursor.PARTITION.eq(Partition.PARTITION)).where(which);
    }

    private static Progress progress(Record row) {
        Long position = row.get(Cursor.POSITION);
        return new Progress(row.get(Partition.PARTITION).intValue(), position == null ? 0 : position,
                row.get(Partition.POSITION), Optional.ofNullable(row.get(Cursor.AT)).map(Instant::ofEpochMilli));
    }

    /** The first transition of an execution, and that which its row names as its end; any of a redriven one. */
    @Override
    public Changes changes(int partition, long afterPosition, int commits) {
        return reads.read(sql -> {
            long head = sql.select(Partition.POSITION).from(Partition.TABLE)
                    .where(Partition.PARTITION.eq((long) partition)).fetchSingle(Partition.POSITION);
            long upTo = Math.min(head, afterPosition + commits);
            Condition changed = Transition.SEQUENCE.eq(DSL.inline(0L))
                    .or(Transition.SEQUENCE.eq(Execution.ENDED_SEQUENCE))
                    .or(Execution.REDRIVE_COUNT.gt(DSL.inline(0L)));
            List<Long> keys = sql.selectDistinct(Transition.EXECUTION).from(Transition.TABLE).join(Execution.TABLE)
                    .on(Execution.KEY.eq(Transition.EXECUTION))
                    .where(Transition.ID.gt(Positions.id(partition, afterPosition)))
                    .and(Transition.ID.le(Positions.id(partition, upTo))).and(changed).and(JooqExecutions.NO_CHILD)
                    .orderBy(Transition.EXECUTION).fetch(Transition.EXECUTION);
            return new Changes(keys, upTo, head);
        });
    }

    @Override
    public List<ExecutionRecord> read(Collection<Long> executions) {
        return reads.read(sql -> ExecutionRows
                .select(sql, Execution.KEY.in(executions).and(Machine.LIFE.ne(JooqMachines.GONE))).fetch()
                .map(row -> ExecutionRows.whole(sql, row)));
    }

    @Override
    public boolean write(Lease lease, List<Document> documents, long position, Instant at) {
        record Written(Optional<Map<String, Long>> paths) {}
        Written written = writer.write(sql -> {
            if (!held(sql, lease)) {
                return new Written(Optional.empty());
            }
            Map<String, Long> numbers = paths.ensure(sql, SearchRows.paths(documents));
            if (!documents.isEmpty()) {
                new SearchRows(sql, numbers).replace(documents);
            }
            sql.insertInto(Cursor.TABLE, Cursor.PARTITION, Cursor.POSITION, Cursor.AT)
                    .values((long) lease.partition(), position, at.toEpochMilli()).onConflict(Cursor.PARTITION)
                    .doUpdate().set(Cursor.POSITION, position).set(Cursor.AT, at.toEpochMilli()).execute();
            return new Written(Optional.of(numbers));
        });
        written.paths().ifPresent(paths::known);
        return written.paths().isPresent();
    }

    private static boolean held(DSLContext sql, Lease lease) {
        var held = sql.select(Partition.EPOCH).from(Partition.TABLE)
                .where(Partition.PARTITION.eq((long) lease.partition())).and(Partition.EPOCH.eq(lease.epoch()));
        return (sql.family() == SQLDialect.SQLITE ? held : held.forUpdate()).fetchOptional().isPresent();
    }

    @Override
    public int sweep(int atMost, Instant fineBefore) {
        trim(fineBefore);
        Map<Long, Long> gone = reads.read(SearchRows::gone);
        return gone.isEmpty() ? 0 : sweep(gone.entrySet().iterator().next(), atMost);
    }

    private void trim(Instant fineBefore) {
        Condition old = EndCount.MACHINE_KEY.in(DSL.select(Counted.MACHINE_KEY).from(Counted.TABLE))
                .and(EndCount.SLOT.eq(Codes.SLOT.code(Slot.FINE))).and(EndCount.BEGIN_AT.lt(fineBefore.toEpochMilli()));
        if (reads.read(sql -> sql.fetchExists(EndCount.TABLE, old))) {
            writer.write(sql -> sql.deleteFrom(EndCount.TABLE).where(old).execute());
        }
    }

    private int sweep(Map.Entry<Long, Long> machine, int atMost) {
        List<Long> some = reads.read(sql -> sql.select(Execution.KEY).from(Execution.TABLE)
                .where(Execution.MACHINE_KEY.eq(machine.getKey())).and(Execution.KEY.gt(machine.getValue()))
                .orderBy(Execution.KEY).limit(atMost).fetch(Execution.KEY));
        writer.write(sql -> {
            if (some.isEmpty()) {
                SearchRows.forgetMachine(sql, machine.getKey());
                return 0;
            }
            sql.update(Counted.TABLE).set(Counted.SWEPT, some.getLast())
                    .where(Counted.MACHINE_KEY.eq(machine.getKey())).execute();
            return new SearchRows(sql, Map.of()).remove(some);
        });
        // also if there was nothing to remove among them: more of the machine may follow
        return atMost;
    }

    @Override
    public boolean clear(int atMost) {
        return writer.write(sql -> {
            sql.deleteFrom(Cursor.TABLE).execute();
            sql.deleteFrom(EndCount.TABLE).execute();
            int values = SearchRows.clearValues(sql, atMost);
            int documents = sql.deleteFrom(Doc.TABLE)
                    .where(Doc.EXECUTION.in(sql.select(Doc.EXECUTION).from(Doc.TABLE).limit(atMost))).execute();
            return values + documents > 0;
        });
    }

    @Override
    public List<Long> keys(Source source, KeyRange range, int limit) {
        return searches.keys(source, range, limit);
    }

    @Override
    public Optional<Set<Long>> keys(Source.Values values, int limit) {
        return searches.keys(values, limit);
    }

    @Override
    public List<Found> load(List<Long> executions, boolean documents) {
        return searches.load(executions, documents);
    }

    @Override
    public Optional<Start> startUpTo(long key) {
        return reads.read(sql -> sql.select(Execution.KEY, Execution.STARTED_AT).from(Execution.TABLE)
                .where(Execution.KEY.le(key)).orderBy(Execution.KEY.desc()).limit(1)
                .fetchOptional(row -> new Start(row.value1(), Instant.ofEpochMilli(row.value2()))));
    }

    @Override
    public List<Ends> ends(EndsQuery query) {
        return searches.ends(query);
    }

    @Override
    public List<RunningCount> running() {
        return searches.running();
    }
}
