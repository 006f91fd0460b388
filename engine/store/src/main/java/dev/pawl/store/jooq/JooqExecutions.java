package dev.pawl.store.jooq;

import dev.pawl.arn.ArnParser;
import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.StateMachineAliasArn;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StateMachineVersionArn;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Machine;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Executions for people and the API, on SQL. */
final class JooqExecutions implements Executions {
    /** Only the ARNs of a map run's children have a slash: they are listed with their map run. */
    static final Condition NO_CHILD = Execution.ARN.notLike("%/%");

    private final Reads reads;

    JooqExecutions(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Optional<ExecutionRecord> find(String executionArn) {
        return reads.read(sql -> ExecutionRows.find(sql, ExecutionRows.named(executionArn)));
    }

    @Override
    public List<ExecutionRecord> list(Query query) {
        return reads.read(sql -> {
            Condition which = startedBy(sql, query.stateMachineArn()).and(NO_CHILD);
            if (query.status().isPresent()) {
                which = which.and(stands(query.status().get()));
            }
            if (query.afterKey().isPresent()) {
                which = which.and(Execution.KEY.lt(query.afterKey().get()));
            }
            return ExecutionRows.select(sql, which).orderBy(Execution.KEY.desc()).limit(query.limit()).fetch()
                    .map(ExecutionRows::listed);
        });
    }

    /**
     * Written so that an index on some statuses applies: SQLite sees that only if its condition stands here, too.
     */
    static Condition stands(ExecutionStatus status) {
        Condition so = Execution.STATUS.eq(DSL.inline(Codes.STATUS.code(status)));
        return switch (status) {
            case RUNNING, SUCCEEDED -> so;
            case FAILED, TIMED_OUT, ABORTED -> so.and(Execution.STATUS.gt(DSL.inline(1L)));
        };
    }

    @Override
    public List<HistoryEvent> history(long executionKey, HistoryRange range) {
        return reads.read(sql -> new Histories(sql, executionKey).page(range));
    }

    @Override
    public Optional<List<HistoryEvent>> before(long executionKey, long beforeId, long characters) {
        return reads.read(sql -> new Histories(sql, executionKey).before(beforeId, characters));
    }

    @Override
    public List<ExecutionRecord> forks(long originKey, int limit) {
        return reads.read(sql -> ExecutionRows.select(sql, Extras.forkOf(sql).eq(Long.toString(originKey)))
                .orderBy(Execution.KEY.desc()).limit(limit).fetch().map(ExecutionRows::listed));
    }

    @Override
    public long countRunning(String stateMachineArn) {
        return reads.read(sql -> countRunning(sql, ofMachine(sql, stateMachineArn)));
    }

    @Override
    public long countRunning() {
        return reads.read(sql -> countRunning(sql, DSL.noCondition()));
    }

    static long countRunning(DSLContext sql, Condition which) {
        return sql.selectCount().from(Execution.TABLE).where(which).and(Execution.STATUS.eq(DSL.inline(0L)))
                .fetchSingle(0, Long.class);
    }

    private static Condition startedBy(DSLContext sql, String arn) {
        return switch (ArnParser.parse(arn, StateMachineRef.class)) {
            case StateMachineVersionArn version -> ofMachine(sql, version.machine().text())
                    .and(Extras.version(sql).eq(Integer.toString(version.version())));
            case StateMachineAliasArn alias ->
                ofMachine(sql, alias.machine().text()).and(Extras.alias(sql).eq(alias.alias()));
            case StateMachineArn machine -> ofMachine(sql, arn);
            case LabelledStateMachineArn labelled -> ofMachine(sql, arn);
        };
    }

    private static Condition ofMachine(DSLContext sql, String arn) {
        return Execution.MACHINE_KEY.in(
                sql.select(Machine.KEY).from(Machine.TABLE).where(Machine.ARN.eq(arn)).fetch(Machine.KEY));
    }
}
