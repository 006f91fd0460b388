package dev.pawl.store.jooq;

import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.NewExecution;
import dev.pawl.store.Partitions;
import dev.pawl.store.jooq.Tables.Revision;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jooq.DSLContext;

/** Executions on SQL: appends go to the writer, folding reads for itself. */
final class JooqExecutionLog implements ExecutionLog {
    private final Writer writer;
    private final Reads reads;
    private final Partitions partitions;
    private final MachineFacts.Cache machines;
    private final Clock clock;

    JooqExecutionLog(Writer writer, Reads reads, Partitions partitions, Clock clock) {
        this.writer = writer;
        this.reads = reads;
        this.partitions = partitions;
        this.machines = new MachineFacts.Cache(reads);
        this.clock = clock;
    }

    @Override
    public CompletionStage<AppendResult> append(Append append) {
        try {
            Optional<EncodedAppend.Begin> begin = switch (append.target()) {
                case Target.Begin target -> Optional.of(row(target.execution()));
                case Target.Existing existing -> Optional.empty();
            };
            CompletableFuture<AppendResult> result = new CompletableFuture<>();
            writer.submit(new Pending.OfAppend(
                    EncodedAppend.of(append, begin, append.migrated().map(this::row), clock.millis(), partitions::of),
                    result));
            return result;
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(new AppendResult.Failed(String.valueOf(e.getMessage()), e));
        }
    }

    private EncodedAppend.Begin row(NewExecution execution) {
        long revision = execution.machineRevisionKey();
        MachineFacts machine = machines.of(revision).orElseThrow(() -> new StoreException(
                "Expected " + execution.info().arn() + " to run a stored revision, but there is none of key "
                        + revision));
        return new EncodedAppend.Begin(machine, Extras.write(execution, machine));
    }

    @Override
    public Optional<Stored> load(String executionArn) {
        return reads.read(sql -> ExecutionRows.find(sql, ExecutionRows.named(executionArn))
                .map(execution -> stored(sql, execution)));
    }

    private static Stored stored(DSLContext sql, ExecutionRecord execution) {
        String definition = sql.select(Revision.DEFINITION).from(Revision.TABLE)
                .where(Revision.KEY.eq(execution.machineRevisionKey())).fetchSingle(Revision.DEFINITION);
        var left = sql.select(Tables.Snapshot.SEQUENCE, Tables.Snapshot.VERSION, Tables.Snapshot.STATE)
                .from(Tables.Snapshot.TABLE).where(Tables.Snapshot.EXECUTION.eq(execution.key())).fetchOptional();
        Optional<Snapshot> snapshot = left
                .map(row -> new Snapshot(row.value2().intValue(), Payload.stored(row.value3())));
        long from = left.map(row -> row.value1() + 1).orElse(0L);
        Histories.Read read = new Histories(sql, execution.key()).from(from);
        return new Stored(execution, definition, snapshot, read.events(), read.nextSequence());
    }
}
