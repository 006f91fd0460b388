package dev.pawl.store.jooq;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.Ended;
import dev.pawl.store.Ended.Slot;
import dev.pawl.store.SearchIndex.Document;
import dev.pawl.store.SearchIndex.Value;
import dev.pawl.store.jooq.SearchTables.Counted;
import dev.pawl.store.jooq.SearchTables.Doc;
import dev.pawl.store.jooq.SearchTables.EndCount;
import dev.pawl.store.jooq.SearchTables.Leaf;
import dev.pawl.store.jooq.Tables.Execution;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Replaces documents and what follows from them, in the writer's transaction. */
final class SearchRows {
    private final DSLContext sql;
    private final Map<String, Long> paths;
    private final Set<Row> added = new TreeSet<>(Row.ORDER);
    private final Set<Row> removed = new TreeSet<>(Row.ORDER);
    private final Map<End, Long> counts = new TreeMap<>(End.ORDER);
    private final Set<Long> machines = new TreeSet<>();

    /** A value of an execution. */
    private record Row(long path, String value, long execution) {
        static final Comparator<Row> ORDER = Comparator.comparingLong(Row::path).thenComparing(Row::value)
                .thenComparingLong(Row::execution);
    }

    /** What ends are counted by. */
    private record End(long machine, long slot, long begin, long status, long duration) {
        static final Comparator<End> ORDER = Comparator.comparingLong(End::machine).thenComparingLong(End::slot)
                .thenComparingLong(End::begin).thenComparingLong(End::status).thenComparingLong(End::duration);
    }

    SearchRows(DSLContext sql, Map<String, Long> paths) {
        this.sql = sql;
        this.paths = paths;
    }

    /** Writes documents instead of those that are there. */
    void replace(List<Document> documents) {
        Map<Long, Record> there = there(documents.stream().map(Document::execution).toList());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Document document : documents) {
            Record before = there.get(document.execution());
            if (before != null) {
                rows.add(replace(before, document));
            }
        }
        sql.connection(connection -> write(connection, rows));
    }

    /** Removes the documents of these executions; returns how many there were. */
    int remove(Collection<Long> executions) {
        Map<Long, Record> there = there(executions);
        there.values().forEach(before -> forget(before, before.get(Execution.KEY)));
        sql.connection(connection -> write(connection, List.of()));
        return sql.deleteFrom(Doc.TABLE).where(Doc.EXECUTION.in(executions)).execute();
    }

    private Map<Long, Record> there(Collection<Long> executions) {
        return sql
                .select(Execution.KEY, Execution.MACHINE_KEY, Doc.STATUS, Doc.STARTED_AT, Doc.STOPPED_AT, Doc.LEAVES)
                .from(Execution.TABLE).leftJoin(Doc.TABLE).on(Doc.EXECUTION.eq(Execution.KEY))
                .where(Execution.KEY.in(executions)).fetch().stream()
                .collect(Collectors.toMap(row -> row.get(Execution.KEY), row -> row));
    }

    private @Nullable Object[] replace(Record before, Document document) {
        long machine = before.get(Execution.MACHINE_KEY);
        long execution = document.execution();
        forget(before, execution);
        Map<Long, Set<String>> leaves = new TreeMap<>();
        for (Value value : document.values()) {
            Long path = paths.get(value.path());
            if (path != null) {
                leaves.computeIfAbsent(path, p -> new TreeSet<>()).add(value.value());
                Row row = new Row(path, value.value(), execution);
                if (!removed.remove(row)) {
                    added.add(row);
                }
            }
        }
        machines.add(machine);
        document.end().ifPresent(end -> count(machine, end, 1));
        Optional<Ended> end = document.end();
        return new @Nullable Object[]{execution, machine, end.map(e -> Codes.STATUS.code(e.status())).orElse(null),
                end.map(e -> e.startedAt().toEpochMilli()).orElse(null),
                end.map(e -> e.stoppedAt().toEpochMilli()).orElse(null), LeafText.write(leaves), document.words()};
    }

    /** Takes back what follows from a document that is there. */
    private void forget(Record before, long execution) {
        String leaves = before.get(Doc.LEAVES);
        if (leaves != null) {
            LeafText.read(leaves, (path, value) -> removed.add(new Row(path, value, execution)));
            end(before).ifPresent(end -> count(before.get(Execution.MACHINE_KEY), end, -1));
        }
    }

    private static Optional<Ended> end(Record row) {
        Long status = row.get(Doc.STATUS);
        if (status == null) {
            return Optional.empty();
        }
        ExecutionStatus constant = Codes.STATUS.constant(status);
        return Optional.of(new Ended(constant, Instant.ofEpochMilli(row.get(Doc.STARTED_AT)),
                Instant.ofEpochMilli(row.get(Doc.STOPPED_AT))));
    }

    private void count(long machine, Ended end, long more) {
        for (Slot slot : Slot.values()) {
            counts.merge(new End(machine, Codes.SLOT.code(slot), slot.begin(end.stoppedAt()).toEpochMilli(),
                    Codes.STATUS.code(end.status()), end.duration()), more, Long::sum);
        }
    }

    private void write(Connection connection, List<@Nullable Object[]> documents) throws SQLException {
        SearchStatements statements = new SearchStatements(new Statements(sql));
        try (Batch take = new Batch(connection, statements.removeValue());
                Batch put = new Batch(connection, statements.addValue());
                Batch document = new Batch(connection, statements.putDocument());
                Batch end = new Batch(connection, statements.countEnds());
                Batch machine = new Batch(connection, statements.putMachine())) {
            for (Row row : removed) {
                take.add(row.path(), row.value(), row.execution());
            }
            for (Row row : added) {
                put.add(row.path(), row.value(), row.execution());
            }
            for (@Nullable Object[] row : documents) {
                document.add(row);
            }
            for (Map.Entry<End, Long> count : counts.entrySet()) {
                if (count.getValue() != 0) {
                    End key = count.getKey();
                    end.add(key.machine(), key.slot(), key.begin(), key.status(), key.duration(), count.getValue());
                }
            }
            for (long key : machines) {
                machine.add(key, 0L);
            }
            for (Batch batch : List.of(take, put, document, end, machine)) {
                batch.run();
            }
        }
    }

    /** Paths of documents, each once. */
    static Set<String> paths(List<Document> documents) {
        Set<String> paths = new TreeSet<>();
        documents.forEach(document -> document.values().forEach(value -> paths.add(value.path())));
        return paths;
    }

    /** What documents there are of machines that are gone: keys of machines and how far each was swept. */
    static Map<Long, Long> gone(DSLContext sql) {
        Map<Long, Long> gone = new HashMap<>();
        sql.select(Counted.MACHINE_KEY, Counted.SWEPT).from(Counted.TABLE).join(Tables.Machine.TABLE)
                .on(Tables.Machine.KEY.eq(Counted.MACHINE_KEY)).where(Tables.Machine.LIFE.eq(JooqMachines.GONE)).fetch()
                .forEach(row -> gone.put(row.value1(), row.value2()));
        return gone;
    }

    /** Everything that is counted of a machine. */
    static void forgetMachine(DSLContext sql, long machine) {
        sql.deleteFrom(EndCount.TABLE).where(EndCount.MACHINE_KEY.eq(machine)).execute();
        sql.deleteFrom(Counted.TABLE).where(Counted.MACHINE_KEY.eq(machine)).execute();
    }

    /** Removes values, some at once; returns how many. */
    static int clearValues(DSLContext sql, int atMost) {
        return sql.deleteFrom(Leaf.TABLE).where(Leaf.EXECUTION.isNotNull())
                .and(org.jooq.impl.DSL.row(Leaf.PATH, Leaf.VALUE, Leaf.EXECUTION)
                        .in(sql.select(Leaf.PATH, Leaf.VALUE, Leaf.EXECUTION).from(Leaf.TABLE).limit(atMost)))
                .execute();
    }
}
