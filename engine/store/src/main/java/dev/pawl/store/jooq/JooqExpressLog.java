package dev.pawl.store.jooq;

import dev.pawl.store.ExpressLog;
import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import dev.pawl.store.jooq.Tables.ExpressEvent;
import dev.pawl.store.jooq.Tables.Machine;
import dev.pawl.store.jooq.Tables.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Events of Express executions on SQL; they share transactions with appends. */
final class JooqExpressLog implements ExpressLog {
    private final Writer writer;
    private final Reads reads;
    private final Partitions partitions;
    private final MachineFacts.Cache machines;

    JooqExpressLog(Writer writer, Reads reads, Partitions partitions) {
        this.writer = writer;
        this.reads = reads;
        this.partitions = partitions;
        this.machines = new MachineFacts.Cache(reads);
    }

    @Override
    public CompletionStage<Written> append(Lease lease, List<Piece> pieces) {
        CompletableFuture<Written> result = new CompletableFuture<>();
        try {
            List<@Nullable Object[]> rows = new ArrayList<>(pieces.size());
            for (Piece piece : pieces) {
                machines.of(piece.machineRevisionKey())
                        .ifPresent(machine -> rows.add(ExpressEvents.row(piece, machine)));
            }
            writer.submit(new Pending.OfLog(lease, rows, result));
        } catch (RuntimeException e) {
            result.complete(Written.FAILED);
        }
        return result;
    }

    @Override
    public List<Logged> of(String executionArn, long afterPosition, int limit) {
        int partition = partitions.of(executionArn);
        return reads.read(sql -> ExpressEvents.select(sql)
                .where(ExpressEvent.ARN_HASH.eq(Positions.hash(executionArn)))
                .and(ExpressEvent.ARN.eq(executionArn))
                .and(ExpressEvent.ID.gt(Positions.id(partition, afterPosition))).orderBy(ExpressEvent.ID)
                .limit(limit).fetch()).stream().map(row -> ExpressEvents.logged(row, machines))
                .flatMap(Optional::stream).toList();
    }

    @Override
    public List<String> newest(String stateMachineArn, int limit) {
        return reads.read(sql -> sql.select(ExpressEvent.ARN).from(ExpressEvent.TABLE)
                .where(ExpressEvent.REVISION_KEY.in(sql.select(Revision.KEY).from(Revision.TABLE)
                        .join(Machine.TABLE).on(Machine.KEY.eq(Revision.MACHINE_KEY))
                        .where(Machine.ARN.eq(stateMachineArn)).fetch(Revision.KEY)))
                .groupBy(ExpressEvent.ARN).orderBy(DSL.max(ExpressEvent.AT).desc(), DSL.max(ExpressEvent.ID).desc())
                .limit(limit).fetch(ExpressEvent.ARN));
    }

    @Override
    public int trim(int partition, Instant before, long keepNewest, int atMost) {
        Condition here = ExpressEvent.ID.gt(Positions.id(partition, 0))
                .and(ExpressEvent.ID.lt(Positions.id(partition + 1, 0)));
        List<Long> old = reads.read(sql -> surplus(sql, here, before, keepNewest, atMost));
        return old.isEmpty()
                ? 0
                : writer.write(sql -> sql.deleteFrom(ExpressEvent.TABLE).where(ExpressEvent.ID.in(old)).execute());
    }

    private static List<Long> surplus(DSLContext sql, Condition here, Instant before, long keepNewest, int atMost) {
        long last = sql.select(ExpressEvent.ID).from(ExpressEvent.TABLE).where(here)
                .orderBy(ExpressEvent.ID.desc()).limit(1).offset(keepNewest).fetchOptional(ExpressEvent.ID)
                .orElse(-1L);
        List<Long> ids = new ArrayList<>();
        for (var row : sql.select(ExpressEvent.ID, ExpressEvent.AT).from(ExpressEvent.TABLE).where(here)
                .orderBy(ExpressEvent.ID).limit(atMost).fetch()) {
            if (row.value1() > last && row.value2() >= before.toEpochMilli()) {
                return ids;
            }
            ids.add(row.value1());
        }
        return ids;
    }
}
