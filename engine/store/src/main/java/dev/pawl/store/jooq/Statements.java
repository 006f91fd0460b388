package dev.pawl.store.jooq;

import dev.pawl.store.jooq.RetentionTables.Parts;
import dev.pawl.store.jooq.ControlTables.Claim;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.ExpressEvent;
import dev.pawl.store.jooq.Tables.ExpressStart;
import dev.pawl.store.jooq.Tables.Inbox;
import dev.pawl.store.jooq.Tables.Partition;
import dev.pawl.store.jooq.Tables.PayloadApart;
import dev.pawl.store.jooq.Tables.Snapshot;
import dev.pawl.store.jooq.Tables.Timer;
import dev.pawl.store.jooq.Tables.Transition;
import dev.pawl.store.jooq.Tables.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The statements that the writer executes for each append, built once. Their parameters are in the order
 * given here.
 */
final class Statements {
    /** What an execution begins with; it may have ended in the same moment. */
    static final List<Field<?>> EXECUTION_ROW = List.of(Execution.KEY, Execution.PARTITION,
            Execution.ARN_HASH, Execution.MACHINE_KEY, Execution.REVISION_KEY, Execution.STARTED_AT,
            Execution.REDRIVE_COUNT, Execution.ARN, Execution.EXTRA, Execution.INPUT, Execution.STATUS,
            Execution.STOPPED_AT, Execution.ENDED_SEQUENCE, Execution.OUTPUT_NUMBER, Execution.OUTPUT, Execution.ERROR,
            Execution.CAUSE);

    private final DSLContext dsl;

    Statements(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The row of an execution, then hash and ARN again: inserts nothing if an execution of that ARN exists. */
    Query beginExecution() {
        return dsl.insertInto(Execution.TABLE, EXECUTION_ROW)
                .select(DSL.select(parameters(EXECUTION_ROW)).whereNotExists(DSL.selectOne().from(Execution.TABLE)
                        .where(Execution.ARN_HASH.eq(parameter(Execution.ARN_HASH)))
                        .and(Execution.ARN.eq(parameter(Execution.ARN)))))
                .onConflictDoNothing();
    }

    /** Status, stopped at, sequence, number of the output, output, error, cause; key. */
    Query endExecution() {
        return dsl.update(Execution.TABLE).set(Execution.STATUS, parameter(Execution.STATUS))
                .set(Execution.STOPPED_AT, parameter(Execution.STOPPED_AT))
                .set(Execution.ENDED_SEQUENCE, parameter(Execution.ENDED_SEQUENCE))
                .set(Execution.OUTPUT_NUMBER, parameter(Execution.OUTPUT_NUMBER))
                .set(Execution.OUTPUT, parameter(Execution.OUTPUT)).set(Execution.ERROR, parameter(Execution.ERROR))
                .set(Execution.CAUSE, parameter(Execution.CAUSE)).where(Execution.KEY.eq(parameter(Execution.KEY)));
    }

    /** Redrive count, redriven at; key: changes nothing if the execution is gone or about to go. */
    Query redriveExecution() {
        return dsl.update(Execution.TABLE).set(Execution.REDRIVE_COUNT, parameter(Execution.REDRIVE_COUNT))
                .set(Execution.REDRIVEN_AT, parameter(Execution.REDRIVEN_AT)).set(Execution.STATUS, DSL.inline(0L))
                .set(Execution.STOPPED_AT, none(Execution.STOPPED_AT))
                .set(Execution.ENDED_SEQUENCE, none(Execution.ENDED_SEQUENCE))
                .set(Execution.OUTPUT_NUMBER, none(Execution.OUTPUT_NUMBER))
                .set(Execution.OUTPUT, none(Execution.OUTPUT)).set(Execution.ERROR, none(Execution.ERROR))
                .set(Execution.CAUSE, none(Execution.CAUSE)).where(Execution.KEY.eq(parameter(Execution.KEY)))
                .andNotExists(DSL.selectOne().from(Parts.TABLE).where(Parts.KEY.eq(Execution.KEY)));
    }

    /** Revision, extra; key. */
    Query migrateExecution() {
        return dsl.update(Execution.TABLE).set(Execution.REVISION_KEY, parameter(Execution.REVISION_KEY))
                .set(Execution.EXTRA, parameter(Execution.EXTRA)).where(Execution.KEY.eq(parameter(Execution.KEY)));
    }

    /** Id, execution, sequence, events: inserts nothing if the execution has a row of that sequence. */
    Query transition() {
        return insert(Transition.TABLE, Transition.ID, Transition.EXECUTION, Transition.SEQUENCE, Transition.EVENTS)
                .onConflictDoNothing();
    }

    /** Execution, sequence, number, text. */
    Query payload() {
        return insert(PayloadApart.TABLE, PayloadApart.EXECUTION, PayloadApart.SEQUENCE, PayloadApart.NUMBER,
                PayloadApart.TEXT);
    }

    /** Execution, sequence, version, state. */
    Query snapshot() {
        return insert(Snapshot.TABLE, Snapshot.EXECUTION, Snapshot.SEQUENCE, Snapshot.VERSION, Snapshot.STATE)
                .onConflict(Snapshot.EXECUTION).doUpdate().set(Snapshot.SEQUENCE, DSL.excluded(Snapshot.SEQUENCE))
                .set(Snapshot.VERSION, DSL.excluded(Snapshot.VERSION))
                .set(Snapshot.STATE, DSL.excluded(Snapshot.STATE));
    }

    /** Execution, event, purpose, partition, due. */
    Query setTimer() {
        return insert(Timer.TABLE, Timer.EXECUTION, Timer.EVENT_ID, Timer.PURPOSE, Timer.PARTITION, Timer.DUE)
                .onConflict(Timer.EXECUTION, Timer.EVENT_ID, Timer.PURPOSE).doUpdate()
                .set(Timer.DUE, DSL.excluded(Timer.DUE));
    }

    /** Execution, event, purpose. */
    Query clearTimer() {
        return dsl.deleteFrom(Timer.TABLE).where(Timer.EXECUTION.eq(parameter(Timer.EXECUTION)))
                .and(Timer.EVENT_ID.eq(parameter(Timer.EVENT_ID))).and(Timer.PURPOSE.eq(parameter(Timer.PURPOSE)));
    }

    /** Execution, event, partition, phase, since, waiting, resource, handle. */
    Query putWork() {
        return insert(Work.TABLE, Work.EXECUTION, Work.EVENT_ID, Work.PARTITION, Work.PHASE, Work.SINCE, Work.WAITING,
                Work.RESOURCE, Work.HANDLE).onConflict(Work.EXECUTION, Work.EVENT_ID).doUpdate()
                .set(Work.PHASE, DSL.excluded(Work.PHASE)).set(Work.WAITING, DSL.excluded(Work.WAITING))
                .set(Work.RESOURCE, DSL.excluded(Work.RESOURCE)).set(Work.HANDLE, DSL.excluded(Work.HANDLE));
    }

    /** Execution, event. */
    Query removeWork() {
        return dsl.deleteFrom(Work.TABLE).where(Work.EXECUTION.eq(parameter(Work.EXECUTION)))
                .and(Work.EVENT_ID.eq(parameter(Work.EVENT_ID)));
    }

    /** Id, partition, receiver, body. */
    Query message() {
        return insert(Inbox.TABLE, Inbox.ID, Inbox.PARTITION, Inbox.RECEIVER, Inbox.BODY);
    }

    /** Id. */
    Query received() {
        return dsl.deleteFrom(Inbox.TABLE).where(Inbox.ID.eq(parameter(Inbox.ID)));
    }

    /** ARN: no row if nothing was reserved. */
    Query tieClaims() {
        return dsl.update(Claim.TABLE).set(Claim.BEGUN, DSL.inline(1L)).where(Claim.ARN.eq(parameter(Claim.ARN)))
                .and(Claim.EVENT_ID.eq(DSL.inline(0L)));
    }

    /** Limit, group, ARN, event, state, begun, priority, since. */
    Query waitForPlace() {
        return insert(Claim.TABLE, Claim.LIMIT_NAME, Claim.GRP, Claim.ARN, Claim.EVENT_ID, Claim.STATE, Claim.BEGUN,
                Claim.PRIORITY, Claim.SINCE).onConflictDoNothing();
    }

    /** ARN, event. */
    Query freePlaces() {
        return dsl.deleteFrom(Claim.TABLE).where(Claim.ARN.eq(parameter(Claim.ARN)))
                .and(Claim.EVENT_ID.eq(parameter(Claim.EVENT_ID)));
    }

    /** ARN. */
    Query freeAllPlaces() {
        return dsl.deleteFrom(Claim.TABLE).where(Claim.ARN.eq(parameter(Claim.ARN)));
    }

    DSLContext dsl() {
        return dsl;
    }

    /** Those for many rows at once, where the database has them. */
    Optional<WideStatements> wide() {
        return dsl.family() == SQLDialect.POSTGRES ? Optional.of(new WideStatements(dsl)) : Optional.empty();
    }

    /** ARN, partition, revision, info. */
    Query putExpressStart() {
        return insert(ExpressStart.TABLE, ExpressStart.ARN, ExpressStart.PARTITION, ExpressStart.REVISION_KEY,
                ExpressStart.INFO).onConflictDoNothing();
    }

    /** Id, hash of the ARN, revision key, start, time, ARN, extra, events, payloads. */
    Query expressEvent() {
        return insert(ExpressEvent.TABLE, ExpressEvent.ID, ExpressEvent.ARN_HASH, ExpressEvent.REVISION_KEY,
                ExpressEvent.STARTED_AT, ExpressEvent.AT, ExpressEvent.ARN, ExpressEvent.EXTRA, ExpressEvent.EVENTS,
                ExpressEvent.PAYLOADS);
    }

    /** ARN. */
    Query removeExpressStart() {
        return dsl.deleteFrom(ExpressStart.TABLE).where(ExpressStart.ARN.eq(parameter(ExpressStart.ARN)));
    }

    /**
     * Partition, epoch and position of that many partitions, whose rows stay locked where the database locks
     * rows.
     */
    Query lockPartitions(int count) {
        Param<?>[] some = new Param<?>[count];
        Arrays.setAll(some, i -> parameter(Partition.PARTITION));
        var held = dsl.select(Partition.PARTITION, Partition.EPOCH, Partition.POSITION).from(Partition.TABLE)
                .where(Partition.PARTITION.in(some)).orderBy(Partition.PARTITION);
        return dsl.family() == SQLDialect.SQLITE ? held : held.forUpdate();
    }

    /** Position, partition. */
    Query advance() {
        return dsl.update(Partition.TABLE).set(Partition.POSITION, parameter(Partition.POSITION))
                .where(Partition.PARTITION.eq(parameter(Partition.PARTITION)));
    }

    /** Written into the statement: no parameter. */
    private static <T> Field<T> none(Field<T> field) {
        return DSL.inline(null, field.getDataType());
    }

    InsertValuesStepN<Record> insert(Table<Record> table, Field<?>... fields) {
        return dsl.insertInto(table, fields).values((Object[]) parameters(List.of(fields)));
    }

    private static Field<?>[] parameters(List<Field<?>> fields) {
        return fields.stream().map(Statements::parameter).toArray(Field<?>[]::new);
    }

    static <T> Param<T> parameter(Field<T> field) {
        return DSL.val((T) null, field.getDataType());
    }
}
