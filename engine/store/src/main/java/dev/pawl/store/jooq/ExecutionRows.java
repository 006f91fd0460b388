package dev.pawl.store.jooq;

import dev.pawl.history.Failure;
import dev.pawl.history.json.HistoryCodec;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Machine;
import dev.pawl.store.jooq.Tables.PayloadApart;
import dev.pawl.store.jooq.Tables.Revision;
import dev.pawl.store.jooq.Tables.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** Reads rows of executions. */
final class ExecutionRows {
    private ExecutionRows() {}

    static Condition named(String arn) {
        return Execution.ARN_HASH.eq(Positions.hash(arn)).and(Execution.ARN.eq(arn));
    }

    static SelectConditionStep<? extends Record> select(DSLContext sql, Condition which) {
        return sql.select(Execution.KEY, Execution.PARTITION, Execution.REVISION_KEY, Execution.STATUS,
                Execution.STARTED_AT, Execution.STOPPED_AT, Execution.ENDED_SEQUENCE, Execution.OUTPUT_NUMBER,
                Execution.REDRIVE_COUNT, Execution.REDRIVEN_AT, Execution.ARN, Execution.EXTRA, Execution.INPUT,
                Execution.OUTPUT, Execution.ERROR, Execution.CAUSE, Machine.KEY, Machine.ARN, Machine.NAME,
                Revision.ROLE_ARN).from(Execution.TABLE).join(Revision.TABLE)
                .on(Revision.KEY.eq(Execution.REVISION_KEY))
                .join(Machine.TABLE).on(Machine.KEY.eq(Revision.MACHINE_KEY)).where(which);
    }

    /** The execution with its input and its output. */
    static Optional<ExecutionRecord> find(DSLContext sql, Condition which) {
        return select(sql, which).fetchOptional().map(row -> whole(sql, row));
    }

    /** The same, of a row that was read already. */
    static ExecutionRecord whole(DSLContext sql, Record row) {
        return record(row, input(sql, row), output(sql, row));
    }

    /** The execution with its input and without its output. */
    static ExecutionRecord begun(DSLContext sql, Record row) {
        return record(row, input(sql, row), Optional.empty());
    }

    /** The execution as lists show it: without input and output, which may be large. */
    static ExecutionRecord listed(Record row) {
        return record(row, Payload.NULL, Optional.empty());
    }

    /** The execution's input, which is payload 0 of its first transition. */
    static Payload input(DSLContext sql, Record row) {
        String text = row.get(Execution.INPUT);
        return text == null ? apart(sql, row.get(Execution.KEY), 0, 0) : Payload.stored(text);
    }

    static Payload apart(DSLContext sql, long execution, long sequence, int number) {
        return sql.select(PayloadApart.TEXT).from(PayloadApart.TABLE).where(PayloadApart.EXECUTION.eq(execution))
                .and(PayloadApart.SEQUENCE.eq(sequence)).and(PayloadApart.NUMBER.eq((long) number))
                .fetchOptional(PayloadApart.TEXT).map(Payload::stored)
                .orElseThrow(() -> new StoreException("Expected payload " + number + " of transition " + sequence
                        + " of execution " + execution + ", but it is missing"));
    }

    private static Optional<Payload> output(DSLContext sql, Record row) {
        String text = row.get(Execution.OUTPUT);
        if (text != null) {
            return Optional.of(Payload.stored(text));
        }
        Long number = row.get(Execution.OUTPUT_NUMBER);
        if (number == null) {
            return Optional.empty();
        }
        long execution = row.get(Execution.KEY);
        long sequence = row.get(Execution.ENDED_SEQUENCE);
        List<Payload> known = sequence == 0 ? List.of(input(sql, row)) : List.of();
        String events = sql.select(Transition.EVENTS).from(Transition.TABLE)
                .where(Transition.EXECUTION.eq(execution)).and(Transition.SEQUENCE.eq(sequence))
                .fetchSingle(Transition.EVENTS);
        return Optional.of(HistoryCodec.decode(events, known, n -> apart(sql, execution, sequence, n)).payloads()
                .get(number.intValue()));
    }

    static ExecutionRecord record(Record row, Payload input, Optional<Payload> output) {
        Extras extras = new Extras(row.get(Execution.EXTRA));
        MachineFacts machine = new MachineFacts(row.get(Machine.KEY), row.get(Execution.REVISION_KEY),
                row.get(Machine.ARN), row.get(Machine.NAME), row.get(Revision.ROLE_ARN));
        ExecutionStatus status = Codes.STATUS.constant(row.get(Execution.STATUS));
        return new ExecutionRecord(row.get(Execution.KEY), row.get(Execution.PARTITION).intValue(),
                extras.info(row.get(Execution.ARN), machine, Instant.ofEpochMilli(row.get(Execution.STARTED_AT)),
                        input),
                machine.revisionKey(), status, moment(row.get(Execution.STOPPED_AT)), output,
                new Failure(Optional.ofNullable(row.get(Execution.ERROR)),
                        Optional.ofNullable(row.get(Execution.CAUSE))),
                row.get(Execution.REDRIVE_COUNT).intValue(), moment(row.get(Execution.REDRIVEN_AT)),
                extras.traceHeader(), extras.parentArn(), extras.forkedFrom());
    }

    private static Optional<Instant> moment(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
}
