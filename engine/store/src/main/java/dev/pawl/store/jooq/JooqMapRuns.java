package dev.pawl.store.jooq;

import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.MapRuns;
import dev.pawl.store.Partitions;
import dev.pawl.store.jooq.Tables.MapItem;
import dev.pawl.store.jooq.Tables.MapRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Map runs on SQL: changes go to the writer, and share transactions with appends. */
final class JooqMapRuns implements MapRuns {
    private final Writer writer;
    private final Reads reads;
    private final Partitions partitions;

    JooqMapRuns(Writer writer, Reads reads, Partitions partitions) {
        this.writer = writer;
        this.reads = reads;
        this.partitions = partitions;
    }

    @Override
    public CompletionStage<AppendResult> append(Change change) {
        CompletableFuture<AppendResult> result = new CompletableFuture<>();
        try {
            // all text is made here, so that the writer only binds it
            change.row().progress().text();
            change.begun().forEach(item -> item.input().ifPresent(Payload::text));
            change.ended().forEach(item -> item.output().ifPresent(Payload::text));
            List<Long> receivers = change.messages().stream().map(m -> {
                m.body().text();
                return (long) partitions.of(m.receiverArn());
            }).toList();
            writer.submit(new Pending.OfMapRun(change, receivers, result));
        } catch (RuntimeException e) {
            result.complete(new AppendResult.Failed(String.valueOf(e.getMessage()), e));
        }
        return result;
    }

    @Override
    public Optional<MapRunRecord> find(String mapRunArn) {
        return reads.read(sql -> select(sql,
                MapRun.ARN_HASH.eq(Positions.hash(mapRunArn)).and(MapRun.ARN.eq(mapRunArn))).fetchOptional()
                .map(JooqMapRuns::record));
    }

    @Override
    public List<MapRunRecord> of(String executionArn, Optional<Long> afterKey, int limit) {
        Condition which = MapRun.EXECUTION_HASH.eq(Positions.hash(executionArn))
                .and(MapRun.EXECUTION.eq(executionArn)).and(MapRun.KEY.lt(afterKey.orElse(Long.MAX_VALUE)));
        return reads.read(sql -> select(sql, which).orderBy(MapRun.KEY.desc()).limit(limit).fetch()
                .map(JooqMapRuns::record));
    }

    @Override
    public List<Running> running(int partition, long afterKey, int limit) {
        return reads.read(sql -> sql.select(MapRun.KEY, MapRun.ARN).from(MapRun.TABLE)
                .where(MapRun.STATUS.eq(DSL.inline(0L))).and(MapRun.PARTITION.eq((long) partition))
                .and(MapRun.KEY.gt(afterKey)).orderBy(MapRun.KEY).limit(limit)
                .fetch(row -> new Running(row.value1(), row.value2())));
    }

    @Override
    public List<Item> items(long mapRunKey, ItemQuery query) {
        long first = MapRunRows.id(mapRunKey, 0);
        long last = MapRunRows.id(mapRunKey + 1, 0) - 1;
        long from = MapRunRows.id(mapRunKey, query.from());
        Condition range = query.reverse()
                ? MapItem.ID.between(first, Math.min(from, last))
                : MapItem.ID.between(from, last);
        Condition which = query.statuses().isEmpty()
                ? range
                : range.and(MapItem.STATUS.in(query.statuses().stream().map(Codes.STATUS::code).toList()));
        return reads.read(sql -> sql
                .select(MapItem.ID, MapItem.SIZE, MapItem.STATUS, MapItem.STARTED_AT, MapItem.STOPPED_AT,
                        MapItem.INPUT, MapItem.OUTPUT, MapItem.ERROR, MapItem.CAUSE)
                .from(MapItem.TABLE).where(which).orderBy(query.reverse() ? MapItem.ID.desc() : MapItem.ID.asc())
                .limit(query.limit()).fetch(JooqMapRuns::item));
    }

    private static Item item(Record row) {
        return new Item(MapRunRows.index(row.get(MapItem.ID)), row.get(MapItem.SIZE).intValue(),
                Codes.STATUS.constant(row.get(MapItem.STATUS)), Instant.ofEpochMilli(row.get(MapItem.STARTED_AT)),
                moment(row.get(MapItem.STOPPED_AT)), payload(row.get(MapItem.INPUT)),
                payload(row.get(MapItem.OUTPUT)), new Failure(Optional.ofNullable(row.get(MapItem.ERROR)),
                        Optional.ofNullable(row.get(MapItem.CAUSE))));
    }

    private static SelectConditionStep<? extends Record> select(DSLContext sql, Condition which) {
        return sql.select(MapRun.KEY, MapRun.PARTITION, MapRun.ARN, MapRun.EXECUTION, MapRun.STARTED_AT, MapRun.PLAN,
                MapRun.SEQUENCE, MapRun.STATUS, MapRun.STOPPED_AT, MapRun.REDRIVE_COUNT, MapRun.REDRIVEN_AT,
                MapRun.PROGRESS).from(MapRun.TABLE).where(which);
    }

    private static MapRunRecord record(Record row) {
        return new MapRunRecord(row.get(MapRun.KEY), row.get(MapRun.PARTITION).intValue(), row.get(MapRun.ARN),
                row.get(MapRun.EXECUTION), Instant.ofEpochMilli(row.get(MapRun.STARTED_AT)),
                Payload.stored(row.get(MapRun.PLAN)), row.get(MapRun.SEQUENCE),
                new Row(Codes.STATUS.constant(row.get(MapRun.STATUS)), moment(row.get(MapRun.STOPPED_AT)),
                        row.get(MapRun.REDRIVE_COUNT).intValue(), moment(row.get(MapRun.REDRIVEN_AT)),
                        Payload.stored(row.get(MapRun.PROGRESS))));
    }

    private static Optional<Instant> moment(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    private static Optional<Payload> payload(@Nullable String text) {
        return Optional.ofNullable(text).map(Payload::stored);
    }
}
