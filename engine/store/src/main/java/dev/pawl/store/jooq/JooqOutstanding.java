package dev.pawl.store.jooq;

import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog;
import dev.pawl.store.Outstanding;
import dev.pawl.store.Partitions;
import dev.pawl.store.WorkItem;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Inbox;
import dev.pawl.store.jooq.Tables.Timer;
import dev.pawl.store.jooq.Tables.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** What is promised and not yet done, on SQL. */
final class JooqOutstanding implements Outstanding {
    private final Writer writer;
    private final Reads reads;
    private final Partitions partitions;

    JooqOutstanding(Writer writer, Reads reads, Partitions partitions) {
        this.writer = writer;
        this.reads = reads;
        this.partitions = partitions;
    }

    @Override
    public List<DueTimer> timers(int partition, Instant until, int limit) {
        return reads.read(sql -> sql
                .select(Timer.EXECUTION, Execution.ARN, Timer.EVENT_ID, Timer.PURPOSE, Timer.DUE).from(Timer.TABLE)
                .join(Execution.TABLE).on(Execution.KEY.eq(Timer.EXECUTION))
                .where(Timer.PARTITION.eq((long) partition)).and(Timer.DUE.le(millis(until)))
                .orderBy(Timer.DUE, Timer.EXECUTION, Timer.EVENT_ID, Timer.PURPOSE).limit(limit)
                .fetch(row -> new DueTimer(partition, row.value1(), row.value2(),
                        new TimerKey(row.value3(), Codes.PURPOSE.constant(row.value4())),
                        Instant.ofEpochMilli(row.value5()))));
    }

    @Override
    public List<DueTimer> held(int partition, long afterExecutionKey, int limit) {
        return reads.read(sql -> sql.select(Timer.EXECUTION, Execution.ARN, Timer.DUE).from(Timer.TABLE)
                .join(Execution.TABLE).on(Execution.KEY.eq(Timer.EXECUTION))
                .where(Timer.PARTITION.eq((long) partition)).and(Timer.DUE.eq(TimerKey.NEVER.toEpochMilli()))
                .and(Timer.EXECUTION.gt(afterExecutionKey)).orderBy(Timer.EXECUTION).limit(limit)
                .fetch(row -> new DueTimer(partition, row.value1(), row.value2(), TimerKey.HELD,
                        Instant.ofEpochMilli(row.value3()))));
    }

    private static long millis(Instant moment) {
        Instant latest = Instant.ofEpochMilli(Long.MAX_VALUE);
        return moment.isAfter(latest) ? Long.MAX_VALUE : moment.toEpochMilli();
    }

    @Override
    public Optional<Instant> nextTimer(int partition) {
        return reads.read(sql -> Optional.ofNullable(sql.select(DSL.min(Timer.DUE)).from(Timer.TABLE)
                .where(Timer.PARTITION.eq((long) partition)).fetchOne(0, Long.class)).map(Instant::ofEpochMilli));
    }

    @Override
    public List<WorkItem> work(int partition, Optional<WorkItem> after, int limit) {
        Condition further = after
                .map(last -> DSL.row(Work.EXECUTION, Work.EVENT_ID).gt(last.executionKey(), last.scheduledEventId()))
                .orElse(DSL.noCondition());
        return reads.read(sql -> select(sql, Work.PARTITION.eq((long) partition).and(further))
                .orderBy(Work.EXECUTION, Work.EVENT_ID).limit(limit).fetch(JooqOutstanding::item));
    }

    @Override
    public List<WorkItem> activityTasks(String activityArn, int limit) {
        return reads.read(sql -> select(sql, Work.RESOURCE.eq(activityArn).and(Work.WAITING.eq(DSL.inline(1L))))
                .orderBy(Work.SINCE, Work.EXECUTION, Work.EVENT_ID).limit(limit).fetch(JooqOutstanding::item));
    }

    @Override
    public Map<String, Long> activityTasks() {
        return reads.read(sql -> sql.select(Work.RESOURCE, DSL.count().cast(Long.class)).from(Work.TABLE)
                .where(Work.WAITING.eq(DSL.inline(1L))).groupBy(Work.RESOURCE).fetchMap(row -> row.value1(),
                        row -> row.value2()));
    }

    @Override
    public long held() {
        List<Long> all = IntStream.range(0, partitions.count()).asLongStream().boxed().toList();
        return reads.read(sql -> (long) sql.fetchCount(Timer.TABLE,
                Timer.PARTITION.in(all).and(Timer.DUE.eq(TimerKey.NEVER.toEpochMilli()))));
    }

    private static SelectConditionStep<? extends Record> select(DSLContext sql, Condition which) {
        return sql.select(Work.PARTITION, Work.EXECUTION, Execution.ARN, Work.EVENT_ID, Work.RESOURCE, Work.PHASE,
                Work.HANDLE).from(Work.TABLE).join(Execution.TABLE).on(Execution.KEY.eq(Work.EXECUTION)).where(which);
    }

    private static WorkItem item(Record row) {
        return new WorkItem(row.get(Work.PARTITION).intValue(), row.get(Work.EXECUTION), row.get(Execution.ARN),
                row.get(Work.EVENT_ID), row.get(Work.RESOURCE), Codes.PHASE.constant(row.get(Work.PHASE)),
                Optional.ofNullable(row.get(Work.HANDLE)).map(Payload::stored));
    }

    @Override
    public Set<Integer> inboxes() {
        return reads.read(sql -> sql.selectDistinct(Inbox.PARTITION).from(Inbox.TABLE)
                .fetchSet(row -> row.value1().intValue()));
    }

    @Override
    public List<InboxMessage> inbox(int partition, long afterId, int limit) {
        return reads.read(sql -> sql.select(Inbox.ID, Inbox.RECEIVER, Inbox.BODY).from(Inbox.TABLE)
                .where(Inbox.PARTITION.eq((long) partition)).and(Inbox.ID.gt(afterId)).orderBy(Inbox.ID).limit(limit)
                .fetch(row -> new InboxMessage(row.value1(), partition, row.value2(), Payload.stored(row.value3()))));
    }

    @Override
    public long send(ExecutionLog.Message message) {
        return writer.write(sql -> {
            long id = writer.nextMessageId();
            sql.insertInto(Inbox.TABLE, Inbox.ID, Inbox.PARTITION, Inbox.RECEIVER, Inbox.BODY).values(id,
                    (long) partitions.of(message.receiverArn()), message.receiverArn(), message.body().text())
                    .execute();
            return id;
        });
    }

    @Override
    public boolean waiting(long messageId) {
        return reads.read(sql -> sql.fetchExists(Inbox.TABLE, Inbox.ID.eq(messageId)));
    }

    @Override
    public void discard(long messageId) {
        writer.write(sql -> sql.deleteFrom(Inbox.TABLE).where(Inbox.ID.eq(messageId)).execute());
    }
}
