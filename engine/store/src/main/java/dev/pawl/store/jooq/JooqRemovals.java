package dev.pawl.store.jooq;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.Lease;
import dev.pawl.store.Removals;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Machine;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Removes executions on SQL; what it removes shares transactions with appends. */
final class JooqRemovals implements Removals {
    private static final Condition ENDED = Execution.STATUS.gt(DSL.inline(0L));
    /** So that the index on it applies. */
    private static final Condition STOPPED = Execution.STOPPED_AT.isNotNull();

    private final Writer writer;
    private final Reads reads;
    private final Definitions definitions;

    JooqRemovals(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
        this.definitions = new Definitions(writer, reads);
    }

    @Override
    public List<Candidate> ended(int partition, After after, Instant before, int limit) {
        Field<Long> here = DSL.val((long) partition);
        return reads.read(sql -> select(sql, STOPPED.and(Execution.PARTITION.eq(here))
                .and(DSL.row(Execution.STOPPED_AT, Execution.KEY).gt(after.stoppedAt().toEpochMilli(), after.key()))
                .and(Execution.STOPPED_AT.lt(before.toEpochMilli())).and(JooqExecutions.NO_CHILD))
                .orderBy(Execution.STOPPED_AT, Execution.KEY).limit(limit).fetch(JooqRemovals::candidate));
    }

    @Override
    public List<Candidate> surplus(String stateMachineArn, int partition, long keep, int limit) {
        return reads.read(sql -> {
            List<Long> machines = sql.select(Machine.KEY).from(Machine.TABLE).where(Machine.ARN.eq(stateMachineArn))
                    .fetch(Machine.KEY);
            Condition of = Execution.MACHINE_KEY.in(machines).and(ENDED).and(JooqExecutions.NO_CHILD);
            Long newest = sql.select(Execution.KEY).from(Execution.TABLE).where(of).orderBy(Execution.KEY.desc())
                    .limit(1).offset(keep).fetchOne(Execution.KEY);
            return newest == null
                    ? List.of()
                    : select(sql, of.and(Execution.KEY.le(newest)).and(Execution.PARTITION.eq((long) partition)))
                            .orderBy(Execution.KEY).limit(limit).fetch(JooqRemovals::candidate);
        });
    }

    private static SelectConditionStep<? extends Record> select(DSLContext sql, Condition which) {
        return sql.select(Execution.KEY, Execution.ARN, Execution.STATUS, Execution.STOPPED_AT,
                Execution.ENDED_SEQUENCE, Execution.EXTRA, Machine.ARN).from(Execution.TABLE).join(Machine.TABLE)
                .on(Machine.KEY.eq(Execution.MACHINE_KEY)).where(which);
    }

    private static Candidate candidate(Record row) {
        ExecutionStatus status = Codes.STATUS.constant(row.get(Execution.STATUS));
        return new Candidate(row.get(Execution.KEY), row.get(Execution.ARN), row.get(Machine.ARN), status,
                Instant.ofEpochMilli(row.get(Execution.STOPPED_AT)), row.get(Execution.ENDED_SEQUENCE) + 1,
                new Extras(row.get(Execution.EXTRA)).parentArn());
    }

    @Override
    public CompletionStage<Removed> remove(Lease lease, List<Long> executions) {
        return executions.isEmpty()
                ? CompletableFuture.completedFuture(new Removed(List.of(), 0, false, 0))
                : submit(lease, executions, 0);
    }

    @Override
    public CompletionStage<Removed> rest(Lease lease, int rows) {
        return submit(lease, List.of(), rows);
    }

    private CompletionStage<Removed> submit(Lease lease, List<Long> executions, int rows) {
        CompletableFuture<Removed> result = new CompletableFuture<>();
        writer.submit(new Pending.OfRemoval(lease, executions, rows, result));
        return result;
    }

    @Override
    public List<HistoryEvent> events(long executionKey) {
        return reads.read(sql -> new Histories(sql, executionKey).from(0).events());
    }

    @Override
    public List<Whole> whole(List<Long> executionKeys) {
        return reads.read(sql -> WholeExecutions.read(sql, executionKeys));
    }

    @Override
    public int forgetDefinitions(Instant before, int atMost) {
        return definitions.forget(before, atMost);
    }
}
