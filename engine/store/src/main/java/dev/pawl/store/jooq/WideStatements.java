package dev.pawl.store.jooq;

import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Inbox;
import dev.pawl.store.jooq.Tables.Partition;
import dev.pawl.store.jooq.Tables.PayloadApart;
import dev.pawl.store.jooq.Tables.Snapshot;
import dev.pawl.store.jooq.Tables.Timer;
import dev.pawl.store.jooq.Tables.Transition;
import dev.pawl.store.jooq.Tables.Work;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The statements of {@link Statements} that appends need most, for many rows at once on PostgreSQL: what a
 * row costs
 * there is mostly the statement. Their columns are the parameters there, in the same order.
 */
final class WideStatements {
    private static final String ROWS = "v";

    private final DSLContext dsl;

    WideStatements(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Fewer rows than given if an execution of an ARN exists: it has a unique index here. */
    Wide beginExecution() {
        return insert(Execution.TABLE, Statements.EXECUTION_ROW, true);
    }

    Wide endExecution() {
        List<Field<?>> columns = List.of(Execution.STATUS, Execution.STOPPED_AT, Execution.ENDED_SEQUENCE,
                Execution.OUTPUT_NUMBER, Execution.OUTPUT, Execution.ERROR, Execution.CAUSE, Execution.KEY);
        return Wide.of(dsl.update(Execution.TABLE).set(Execution.STATUS, of(Execution.STATUS))
                .set(Execution.STOPPED_AT, of(Execution.STOPPED_AT))
                .set(Execution.ENDED_SEQUENCE, of(Execution.ENDED_SEQUENCE))
                .set(Execution.OUTPUT_NUMBER, of(Execution.OUTPUT_NUMBER)).set(Execution.OUTPUT, of(Execution.OUTPUT))
                .set(Execution.ERROR, of(Execution.ERROR)).set(Execution.CAUSE, of(Execution.CAUSE))
                .from(rows(columns)).where(Execution.KEY.eq(of(Execution.KEY))), columns, columns.size() - 1);
    }

    /** Fewer rows than given if a sequence is taken. */
    Wide transition() {
        return insert(Transition.TABLE,
                List.of(Transition.ID, Transition.EXECUTION, Transition.SEQUENCE, Transition.EVENTS), true);
    }

    Wide payload() {
        return insert(PayloadApart.TABLE,
                List.of(PayloadApart.EXECUTION, PayloadApart.SEQUENCE, PayloadApart.NUMBER, PayloadApart.TEXT),
                false);
    }

    Wide snapshot() {
        List<Field<?>> columns = List.of(Snapshot.EXECUTION, Snapshot.SEQUENCE, Snapshot.VERSION, Snapshot.STATE);
        return Wide.of(from(Snapshot.TABLE, columns).onConflict(Snapshot.EXECUTION).doUpdate()
                .set(Snapshot.SEQUENCE, DSL.excluded(Snapshot.SEQUENCE))
                .set(Snapshot.VERSION, DSL.excluded(Snapshot.VERSION))
                .set(Snapshot.STATE, DSL.excluded(Snapshot.STATE)), columns, 0);
    }

    Wide setTimer() {
        List<Field<?>> columns = List.of(Timer.EXECUTION, Timer.EVENT_ID, Timer.PURPOSE, Timer.PARTITION, Timer.DUE);
        return Wide.of(from(Timer.TABLE, columns).onConflict(Timer.EXECUTION, Timer.EVENT_ID, Timer.PURPOSE).doUpdate()
                .set(Timer.DUE, DSL.excluded(Timer.DUE)), columns, 0, 1, 2);
    }

    Wide clearTimer() {
        return delete(Timer.TABLE, List.of(Timer.EXECUTION, Timer.EVENT_ID, Timer.PURPOSE));
    }

    Wide putWork() {
        List<Field<?>> columns = List.of(Work.EXECUTION, Work.EVENT_ID, Work.PARTITION, Work.PHASE, Work.SINCE,
                Work.WAITING, Work.RESOURCE, Work.HANDLE);
        return Wide.of(from(Work.TABLE, columns).onConflict(Work.EXECUTION, Work.EVENT_ID).doUpdate()
                .set(Work.PHASE, DSL.excluded(Work.PHASE)).set(Work.WAITING, DSL.excluded(Work.WAITING))
                .set(Work.RESOURCE, DSL.excluded(Work.RESOURCE)).set(Work.HANDLE, DSL.excluded(Work.HANDLE)), columns,
                0, 1);
    }

    Wide removeWork() {
        return delete(Work.TABLE, List.of(Work.EXECUTION, Work.EVENT_ID));
    }

    Wide message() {
        return insert(Inbox.TABLE, List.of(Inbox.ID, Inbox.PARTITION, Inbox.RECEIVER, Inbox.BODY), false);
    }

    Wide received() {
        return delete(Inbox.TABLE, List.of(Inbox.ID));
    }

    Wide advance() {
        List<Field<?>> columns = List.of(Partition.POSITION, Partition.PARTITION);
        return Wide.of(dsl.update(Partition.TABLE).set(Partition.POSITION, of(Partition.POSITION)).from(rows(columns))
                .where(Partition.PARTITION.eq(of(Partition.PARTITION))), columns, 1);
    }

    private Wide insert(Table<Record> table, List<Field<?>> columns, boolean mayBeThere) {
        InsertOnDuplicateStep<Record> insert = from(table, columns);
        return Wide.of(mayBeThere ? insert.onConflictDoNothing() : insert, columns);
    }

    private InsertOnDuplicateStep<Record> from(Table<Record> table, List<Field<?>> columns) {
        return dsl.insertInto(table, columns).select(DSL.select(DSL.asterisk()).from(rows(columns)));
    }

    private Wide delete(Table<Record> table, List<Field<?>> columns) {
        return Wide.of(dsl.deleteFrom(table).using(rows(columns))
                .where(columns.stream().map(WideStatements::same).reduce(DSL.noCondition(), (a, b) -> a.and(b))),
                columns);
    }

    private static <T> Condition same(Field<T> column) {
        return column.eq(of(column));
    }

    /** The rows as a table. */
    private static Table<Record> rows(List<Field<?>> columns) {
        String arrays = columns.stream().map(column -> "cast(? as " + Wide.type(column) + "[])")
                .collect(Collectors.joining(", "));
        String names = columns.stream().map(column -> '"' + column.getName() + '"').collect(Collectors.joining(", "));
        return DSL.table("unnest(" + arrays + ") as " + ROWS + "(" + names + ")");
    }

    private static <T> Field<T> of(Field<T> column) {
        return DSL.field(DSL.name(ROWS, column.getName()), column.getDataType());
    }
}
