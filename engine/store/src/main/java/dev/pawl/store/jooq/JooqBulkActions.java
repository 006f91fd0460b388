package dev.pawl.store.jooq;

import dev.pawl.json.Payload;
import dev.pawl.store.BulkActions;
import dev.pawl.store.jooq.BulkTables.Act;
import dev.pawl.store.jooq.BulkTables.OfExecution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Bulk actions on SQL. */
final class JooqBulkActions implements BulkActions {
    private static final ItemState[] STATES = {ItemState.PENDING, ItemState.DONE, ItemState.SKIPPED, ItemState.FAILED};
    private static final long FAILED = 3;

    private final Writer writer;
    private final Reads reads;

    JooqBulkActions(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public void create(String name, Payload order, Payload progress, Instant now) {
        int written = writer.write(sql -> sql.insertInto(Act.TABLE).set(Act.NAME, name)
                .set(Act.STATUS, Status.SELECTING.name()).set(Act.CREATED_AT, now.toEpochMilli()).set(Act.UNTIL, 0L)
                .set(Act.DEFINITION, order.text()).set(Act.PROGRESS, progress.text()).execute());
        if (written != 1) {
            throw new StoreException("Expected to keep the bulk action " + name + ", but it was not written");
        }
    }

    @Override
    public Optional<Action> find(String name) {
        return reads.read(sql -> actions(sql, Act.NAME.eq(name), true, 1).stream().findFirst());
    }

    @Override
    public List<Action> list(Optional<Long> beforeId, int limit) {
        return reads.read(sql -> actions(sql, Act.ID.lt(beforeId.orElse(Long.MAX_VALUE)), false, limit));
    }

    @Override
    public List<Action> open(int limit) {
        return reads.read(sql -> actions(sql, Act.ENDED_AT.isNull(), true, limit));
    }

    @Override
    public boolean claim(long id, String owner, Instant now, Instant until) {
        return writer.write(sql -> sql.update(Act.TABLE).set(Act.OWNER, owner).set(Act.UNTIL, until.toEpochMilli())
                .where(Act.ID.eq(id)).and(Act.ENDED_AT.isNull())
                .and(Act.OWNER.eq(owner).or(Act.UNTIL.le(now.toEpochMilli()))).execute()) > 0;
    }

    @Override
    public boolean save(long id, String owner, Change change) {
        return writer.write(sql -> {
            int kept = sql.update(Act.TABLE).set(Act.STATUS, change.status().name())
                    .set(Act.PROGRESS, change.progress().text()).set(Act.UNTIL, change.until().toEpochMilli())
                    .set(Act.ENDED_AT, change.status().ended() ? change.now().toEpochMilli() : null)
                    .where(Act.ID.eq(id)).and(Act.OWNER.eq(owner)).and(Act.ENDED_AT.isNull()).execute();
            if (kept > 0) {
                add(sql, id, change.added());
                update(sql, id, change.dealtWith());
            }
            return kept > 0;
        });
    }

    @Override
    public boolean cancel(String name, Instant now) {
        return writer.write(sql -> sql.update(Act.TABLE).set(Act.STATUS, Status.CANCELLED.name())
                .set(Act.ENDED_AT, now.toEpochMilli()).where(Act.NAME.eq(name)).and(Act.ENDED_AT.isNull())
                .execute()) > 0;
    }

    @Override
    public List<Item> items(long id, long fromNumber, boolean failedOnly, int limit) {
        Condition which = OfExecution.ACTION.eq(id).and(OfExecution.NUMBER.ge(fromNumber))
                .and(failedOnly ? OfExecution.STATE.eq(DSL.inline(FAILED)) : DSL.noCondition());
        return reads.read(sql -> sql
                .select(OfExecution.NUMBER, OfExecution.EXECUTION, OfExecution.ARN, OfExecution.STATE,
                        OfExecution.EXPECTED, OfExecution.OUTCOME)
                .from(OfExecution.TABLE).where(which).orderBy(OfExecution.NUMBER).limit(limit)
                .fetch(JooqBulkActions::item));
    }

    private static void add(DSLContext sql, long id, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        BatchBindStep batch = sql.batch(sql.insertInto(OfExecution.TABLE)
                .columns(OfExecution.ACTION, OfExecution.NUMBER, OfExecution.EXECUTION, OfExecution.ARN,
                        OfExecution.STATE, OfExecution.EXPECTED)
                .values((Long) null, null, null, null, null, null));
        for (Item item : items) {
            batch = batch.bind(id, item.number(), item.execution(), item.arn(), code(item.state()), item.expected());
        }
        batch.execute();
    }

    private static void update(DSLContext sql, long id, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        BatchBindStep batch = sql.batch(sql.update(OfExecution.TABLE).set(OfExecution.STATE, (Long) null)
                .set(OfExecution.OUTCOME, (String) null).where(OfExecution.ACTION.eq((Long) null))
                .and(OfExecution.NUMBER.eq((Long) null)));
        for (Item item : items) {
            batch = batch.bind(code(item.state()), item.outcome().map(AppendRows::storable).orElse(null), id,
                    item.number());
        }
        batch.execute();
    }

    private static long code(ItemState state) {
        for (int i = 0; i < STATES.length; i++) {
            if (STATES[i] == state) {
                return i;
            }
        }
        throw new IllegalArgumentException("Expected a state of an item, but got " + state);
    }

    private static Item item(Record row) {
        return new Item(row.get(OfExecution.NUMBER), row.get(OfExecution.EXECUTION), row.get(OfExecution.ARN),
                STATES[row.get(OfExecution.STATE).intValue()], row.get(OfExecution.EXPECTED),
                Optional.ofNullable(row.get(OfExecution.OUTCOME)));
    }

    private static List<Action> actions(DSLContext sql, Condition which, boolean oldestFirst, int limit) {
        return sql.select(Act.ID, Act.NAME, Act.STATUS, Act.CREATED_AT, Act.ENDED_AT, Act.DEFINITION, Act.PROGRESS)
                .from(Act.TABLE).where(which).orderBy(oldestFirst ? Act.ID.asc() : Act.ID.desc()).limit(limit)
                .fetch(row -> new Action(row.get(Act.ID), row.get(Act.NAME), Status.valueOf(row.get(Act.STATUS)),
                        Instant.ofEpochMilli(row.get(Act.CREATED_AT)),
                        Optional.ofNullable(row.get(Act.ENDED_AT)).map(Instant::ofEpochMilli),
                        Payload.stored(row.get(Act.DEFINITION)), Payload.stored(row.get(Act.PROGRESS))));
    }
}
