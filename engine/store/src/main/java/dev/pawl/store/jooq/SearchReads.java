package dev.pawl.store.jooq;

import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.SearchIndex.Document;
import dev.pawl.store.SearchIndex.Ends;
import dev.pawl.store.SearchIndex.EndsQuery;
import dev.pawl.store.SearchIndex.Found;
import dev.pawl.store.SearchIndex.KeyRange;
import dev.pawl.store.SearchIndex.RunningCount;
import dev.pawl.store.SearchIndex.Source;
import dev.pawl.store.SearchIndex.Value;
import dev.pawl.store.jooq.SearchTables.Counted;
import dev.pawl.store.jooq.SearchTables.Doc;
import dev.pawl.store.jooq.SearchTables.EndCount;
import dev.pawl.store.jooq.SearchTables.Leaf;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Reads of the index of executions. Users' texts are only ever parameters, and compared without wildcards.
 */
final class SearchReads {
    /** Up to so many running executions children of map runs are left out of the count. */
    private static final long COUNTED_EXACTLY = 10_000;

    private final Reads reads;
    private final PathNames paths;

    SearchReads(Reads reads, PathNames paths) {
        this.reads = reads;
        this.paths = paths;
    }

    List<Long> keys(Source source, KeyRange range, int limit) {
        return reads.read(sql -> switch (source) {
            case Source.Everywhere everywhere -> everywhere(sql, everywhere, range, limit);
            case Source.OfMachine machine -> ofMachine(sql, machine, range, limit);
            case Source.Values values -> values(sql, values, range, limit);
            case Source.Named named -> executions(sql, named(named), range, limit);
        });
    }

    private static List<Long> everywhere(DSLContext sql, Source.Everywhere source, KeyRange range, int limit) {
        Condition status = source.statuses().isEmpty()
                ? DSL.noCondition()
                : Execution.STATUS.in(source.statuses().stream().map(Codes.STATUS::code).toList());
        if (source.words().isEmpty()) {
            return executions(sql, status, range, limit);
        }
        Table<?> from = source.statuses().isEmpty()
                ? Doc.TABLE
                : Doc.TABLE.join(Execution.TABLE).on(Execution.KEY.eq(Doc.EXECUTION));
        return sql.select(Doc.EXECUTION).from(from).where(within(Doc.EXECUTION, range))
                .and(DSL.position(Doc.WORDS, source.words().get()).gt(0)).and(status).orderBy(Doc.EXECUTION.desc())
                .limit(limit).fetch(Doc.EXECUTION);
    }

    private static List<Long> ofMachine(DSLContext sql, Source.OfMachine source, KeyRange range, int limit) {
        Condition status = source.status().map(JooqExecutions::stands).orElse(DSL.noCondition());
        return sql.select(Machine.KEY).from(Machine.TABLE).where(JooqMachines.named(source.stateMachineArn()))
                .fetchOptional(Machine.KEY)
                .map(key -> executions(sql, Execution.MACHINE_KEY.eq(key).and(status), range, limit)).orElse(List.of());
    }

    private static List<Long> executions(DSLContext sql, Condition which, KeyRange range, int limit) {
        return sql.select(Execution.KEY).from(Execution.TABLE).where(which).and(within(Execution.KEY, range))
                .and(JooqExecutions.NO_CHILD).orderBy(Execution.KEY.desc()).limit(limit).fetch(Execution.KEY);
    }

    private static Condition named(Source.Named named) {
        return Execution.ARN_HASH.in(named.arns().stream().map(Positions::hash).toList())
                .and(Execution.ARN.in(named.arns()));
    }

    private static Condition within(Field<Long> key, KeyRange range) {
        return key.ge(range.from()).and(key.lt(range.below()));
    }

    private List<Long> values(DSLContext sql, Source.Values source, KeyRange range, int limit) {
        return values(sql, source).map(which -> sql.selectDistinct(Leaf.EXECUTION).from(Leaf.TABLE).where(which)
                .and(within(Leaf.EXECUTION, range)).orderBy(Leaf.EXECUTION.desc()).limit(limit).fetch(Leaf.EXECUTION))
                .orElse(List.of());
    }

    private Optional<Condition> values(DSLContext sql, Source.Values source) {
        return paths.find(sql, source.path()).map(path -> Leaf.PATH.eq(path).and(source.interval().exact()
                ? Leaf.VALUE.eq(source.interval().from())
                : Leaf.VALUE.ge(source.interval().from()).and(Leaf.VALUE.lt(source.interval().to()))));
    }

    Optional<Set<Long>> keys(Source.Values source, int limit) {
        return reads.read(sql -> values(sql, source)
                .map(which -> sql.select(Leaf.EXECUTION).from(Leaf.TABLE).where(which).limit(limit + 1)
                        .fetch(Leaf.EXECUTION))
                .filter(keys -> keys.size() <= limit).<Set<Long>>map(HashSet::new).or(() -> none(sql, source)));
    }

    /** A path that nothing has leads to no executions. */
    private Optional<Set<Long>> none(DSLContext sql, Source.Values source) {
        return paths.find(sql, source.path()).isEmpty() ? Optional.of(Set.of()) : Optional.empty();
    }

    List<Found> load(List<Long> executions, boolean documents) {
        if (executions.isEmpty()) {
            return List.of();
        }
        return reads.read(sql -> {
            Map<Long, Document> found = documents ? documents(sql, executions) : Map.of();
            Map<Long, ExecutionRecord> rows = new HashMap<>();
            ExecutionRows.select(sql, Execution.KEY.in(executions).and(Machine.LIFE.ne(JooqMachines.GONE))).fetch()
                    .forEach(row -> rows.put(row.get(Execution.KEY), ExecutionRows.listed(row)));
            return executions.stream().map(rows::get).filter(Objects::nonNull)
                    .map(row -> new Found(row, Optional.ofNullable(found.get(row.key())))).toList();
        });
    }

    private Map<Long, Document> documents(DSLContext sql, List<Long> executions) {
        Map<Long, Document> documents = new HashMap<>();
        sql.select(Doc.EXECUTION, Doc.LEAVES, Doc.WORDS).from(Doc.TABLE).where(Doc.EXECUTION.in(executions)).fetch()
                .forEach(row -> documents.put(row.value1(),
                        new Document(row.value1(), leaves(sql, row.value2()), row.value3(), Optional.empty())));
        return documents;
    }

    private Set<Value> leaves(DSLContext sql, String text) {
        Set<Value> values = new HashSet<>();
        LeafText.read(text,
                (path, value) -> paths.name(sql, path).ifPresent(name -> values.add(new Value(name, value))));
        return values;
    }

    List<Ends> ends(EndsQuery query) {
        List<Field<?>> by = new ArrayList<>(List.of(Machine.ARN, EndCount.STATUS, EndCount.DURATION));
        if (query.split()) {
            by.add(EndCount.BEGIN_AT);
        }
        Field<Long> count = DSL.sum(EndCount.ENDED).cast(Long.class);
        List<Field<?>> columns = new ArrayList<>(by);
        columns.add(count);
        Condition machine = query.stateMachineArn().map(Machine.ARN::eq).orElse(DSL.noCondition());
        return reads.read(sql -> sql.select(columns).from(Counted.TABLE).join(Machine.TABLE)
                .on(Machine.KEY.eq(Counted.MACHINE_KEY)).join(EndCount.TABLE)
                .on(EndCount.MACHINE_KEY.eq(Counted.MACHINE_KEY))
                .where(Machine.LIFE.ne(JooqMachines.GONE)).and(machine)
                .and(EndCount.SLOT.eq(Codes.SLOT.code(query.slot())))
                .and(EndCount.BEGIN_AT.ge(query.from().toEpochMilli()))
                .and(EndCount.BEGIN_AT.lt(query.to().toEpochMilli())).groupBy(by).having(count.gt(0L))
                .fetch(row -> new Ends(row.get(Machine.ARN), begin(row, query), Codes.STATUS.constant(
                        row.get(EndCount.STATUS)), row.get(EndCount.DURATION).intValue(), row.get(count))));
    }

    private static Instant begin(Record row, EndsQuery query) {
        return query.split() ? Instant.ofEpochMilli(row.get(EndCount.BEGIN_AT)) : query.from();
    }

    List<RunningCount> running() {
        return reads.read(sql -> {
            Condition running = Execution.STATUS.eq(DSL.inline(0L));
            Map<Long, Integer> counts = sql.select(Execution.MACHINE_KEY, DSL.count()).from(Execution.TABLE)
                    .where(running).groupBy(Execution.MACHINE_KEY).fetchMap(Execution.MACHINE_KEY, DSL.count());
            List<RunningCount> all = new ArrayList<>();
            counts.forEach((machine, count) -> {
                Condition mine = Execution.MACHINE_KEY.eq(machine).and(running);
                long exact = count > COUNTED_EXACTLY
                        ? count
                        : sql.fetchCount(Execution.TABLE, mine.and(JooqExecutions.NO_CHILD));
                sql.select(Machine.ARN).from(Machine.TABLE).where(Machine.KEY.eq(machine)).fetchOptional(Machine.ARN)
                        .ifPresent(arn -> all.add(new RunningCount(arn, exact)));
            });
            return all;
        });
    }
}
