package dev.pawl.store.jooq;

import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.HistoryCodec;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Snapshot;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.WorkItem;
import dev.pawl.store.jooq.ControlTables.Claim;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Inbox;
import dev.pawl.store.jooq.Tables.PayloadApart;
import dev.pawl.store.jooq.Tables.Revision;
import dev.pawl.store.jooq.Tables.Timer;
import dev.pawl.store.jooq.Tables.Transition;
import dev.pawl.store.jooq.Tables.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record4;
import org.jooq.impl.DSL;

/** Whole executions as their rows say, for those who prove that the rows go together. */
public final class StoredHistories {
    private static final int FETCH = 200;

    private final StoreDatabase database;

    /** Those of a database, in whatever transaction it is in. */
    public StoredHistories(StoreDatabase database) {
        this.database = database;
    }

    /**
     * A row of an execution that can be read.
     *
     * @param arnHash
     *            by which it is found
     * @param snapshot
     *            the state that was left behind, and after which transition
     */
    public record Row(ExecutionRecord execution, long arnHash, Optional<SnapshotRow> snapshot, List<TimerRow> timers,
            List<WorkRow> work) {}

    /** A snapshot. */
    public record SnapshotRow(long sequence, Snapshot snapshot) {}

    /** A timer. */
    public record TimerRow(int partition, TimerKey timer, Instant due) {}

    /** A task that is outstanding. */
    public record WorkRow(int partition, long scheduledEventId, WorkItem.Phase phase, String resource,
            Optional<Payload> handle) {}

    /**
     * A transition.
     *
     * @param apart
     *            payloads that it names
     */
    public record Step(long id, long sequence, List<HistoryEvent> events, List<Integer> apart) {}

    /** Told of the transitions of one execution after another. */
    public interface Visitor {
        /** The next transition. */
        void step(long execution, Step step);

        /** A transition that cannot be read. */
        void unreadable(long execution, long sequence, String why);
    }

    /** Keys of executions from one on, a page at a time. */
    public List<Long> keys(long from, int limit) {
        return database.sql().select(Execution.KEY).from(Execution.TABLE).where(Execution.KEY.ge(from))
                .orderBy(Execution.KEY).limit(limit).fetch(Execution.KEY);
    }

    /** The rows of these executions; those whose machine or input is missing are told and left out. */
    public List<Row> rows(List<Long> keys, Visitor visitor) {
        DSLContext sql = database.sql();
        Map<Long, SnapshotRow> snapshots = snapshots(sql, keys);
        Map<Long, List<TimerRow>> timers = timers(sql, keys);
        Map<Long, List<WorkRow>> work = work(sql, keys);
        Map<Long, Long> hashes = sql.select(Execution.KEY, Execution.ARN_HASH).from(Execution.TABLE)
                .where(Execution.KEY.in(keys)).fetchMap(Execution.KEY, Execution.ARN_HASH);
        List<Row> rows = new ArrayList<>();
        for (Record row : ExecutionRows.select(sql, Execution.KEY.in(keys)).orderBy(Execution.KEY).fetch()) {
            long key = row.get(Execution.KEY);
            try {
                rows.add(new Row(ExecutionRows.whole(sql, row), hashes.getOrDefault(key, 0L),
                        Optional.ofNullable(snapshots.get(key)), timers.getOrDefault(key, List.of()),
                        work.getOrDefault(key, List.of())));
            } catch (RuntimeException e) {
                visitor.unreadable(key, 0, Reason.of(e));
            }
        }
        return rows;
    }

    private static Map<Long, SnapshotRow> snapshots(DSLContext sql, List<Long> keys) {
        return sql.select(Tables.Snapshot.EXECUTION, Tables.Snapshot.SEQUENCE, Tables.Snapshot.VERSION,
                Tables.Snapshot.STATE).from(Tables.Snapshot.TABLE).where(Tables.Snapshot.EXECUTION.in(keys)).fetchMap(
                        row -> row.get(Tables.Snapshot.EXECUTION),
                        row -> new SnapshotRow(row.get(Tables.Snapshot.SEQUENCE),
                                new Snapshot(row.get(Tables.Snapshot.VERSION).intValue(),
                                        Payload.stored(row.get(Tables.Snapshot.STATE)))));
    }

    private static Map<Long, List<TimerRow>> timers(DSLContext sql, List<Long> keys) {
        return sql.select(Timer.EXECUTION, Timer.EVENT_ID, Timer.PURPOSE, Timer.PARTITION, Timer.DUE).from(Timer.TABLE)
                .where(Timer.EXECUTION.in(keys)).fetchGroups(
                        row -> row.get(Timer.EXECUTION),
                        row -> new TimerRow(row.get(Timer.PARTITION).intValue(),
                                new TimerKey(row.get(Timer.EVENT_ID), Codes.PURPOSE.constant(row.get(Timer.PURPOSE))),
                                Instant.ofEpochMilli(row.get(Timer.DUE))));
    }

    private static Map<Long, List<WorkRow>> work(DSLContext sql, List<Long> keys) {
        return sql.select(Work.EXECUTION, Work.EVENT_ID, Work.PARTITION, Work.PHASE, Work.RESOURCE, Work.HANDLE)
                .from(Work.TABLE).where(Work.EXECUTION.in(keys)).fetchGroups(
                        row -> row.get(Work.EXECUTION),
                        row -> new WorkRow(row.get(Work.PARTITION).intValue(), row.get(Work.EVENT_ID),
                                Codes.PHASE.constant(row.get(Work.PHASE)), row.get(Work.RESOURCE),
                                Optional.ofNullable(row.get(Work.HANDLE)).map(Payload::stored)));
    }

    /** The transitions of these executions, execution by execution. */
    public void steps(List<Row> rows, Visitor visitor) {
        DSLContext sql = database.sql();
        Map<Long, Payload> inputs = new HashMap<>();
        rows.forEach(row -> inputs.put(row.execution().key(), row.execution().info().input()));
        try (Cursor<Record4<Long, Long, Long, String>> found = sql
                .select(Transition.ID, Transition.EXECUTION, Transition.SEQUENCE, Transition.EVENTS)
                .from(Transition.TABLE).where(Transition.EXECUTION.in(inputs.keySet()))
                .orderBy(Transition.EXECUTION, Transition.SEQUENCE).fetchSize(FETCH).fetchLazy()) {
            for (Record4<Long, Long, Long, String> row : found) {
                List<Integer> apart = new ArrayList<>();
                try {
                    List<Payload> known = row.value3() == 0
                            ? Stream.ofNullable(inputs.get(row.value2())).toList()
                            : List.of();
                    List<HistoryEvent> events = HistoryCodec.decode(row.value4(), known, number -> {
                        apart.add(number);
                        return ExecutionRows.apart(sql, row.value2(), row.value3(), number);
                    }).events();
                    visitor.step(row.value2(), new Step(row.value1(), row.value3(), events, apart));
                } catch (RuntimeException e) {
                    visitor.unreadable(row.value2(), row.value3(), Reason.of(e));
                }
            }
        }
    }

    /** How many payloads these executions have apart from their transitions. */
    public Map<Long, Integer> payloads(List<Long> keys) {
        return database.sql().select(PayloadApart.EXECUTION, DSL.count()).from(PayloadApart.TABLE)
                .where(PayloadApart.EXECUTION.in(keys)).groupBy(PayloadApart.EXECUTION)
                .fetchMap(PayloadApart.EXECUTION, DSL.count());
    }

    /** Whether the input of an execution is kept apart. */
    public List<Long> inputsApart(List<Long> keys) {
        return database.sql().select(Execution.KEY).from(Execution.TABLE).where(Execution.KEY.in(keys))
                .and(Execution.INPUT.isNull()).fetch(Execution.KEY);
    }

    /** Whether a message waits for somebody, or a place under a limit that will move it on. */
    public boolean expects(String receiverArn) {
        return database.sql().fetchExists(Inbox.TABLE, Inbox.RECEIVER.eq(receiverArn))
                || database.sql().fetchExists(Claim.TABLE, Claim.ARN.eq(receiverArn));
    }

    /** The text of a definition. */
    public Optional<String> definition(long revisionKey) {
        return database.sql().select(Revision.DEFINITION).from(Revision.TABLE).where(Revision.KEY.eq(revisionKey))
                .fetchOptional(Revision.DEFINITION);
    }

    /** The highest key of an execution; empty if there are none. */
    public OptionalLong last() {
        Long last = database.sql().select(DSL.max(Execution.KEY)).from(Execution.TABLE)
                .fetchOne(0, Long.class);
        return last == null ? OptionalLong.empty() : OptionalLong.of(last);
    }

    /** By what an ARN is found. */
    public static long hash(String arn) {
        return Positions.hash(arn);
    }

    /** The partition that a commit's id names. */
    public static int partition(long id) {
        return Positions.partition(id);
    }
}
