package dev.pawl.runtime;

import dev.pawl.asl.StateMachine;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.ChildMachines;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.fold.Snapshots;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Redrives;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.store.ExecutionLog.Snapshot;
import dev.pawl.store.ExecutionLog.Stored;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.Lease;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.NewExecution;
import dev.pawl.store.Store;
import dev.pawl.trace.SpanIds;
import dev.pawl.trace.TraceContext;
import dev.pawl.trace.Tracing;
import java.util.List;
import java.util.Optional;

/** Brings executions into memory: new ones, and those that are folded from what is stored. */
final class Loader {
    private final Store store;
    private final Turnstile turnstile;
    private final Definitions definitions;
    private final Prefix prefix;
    private final Tracing tracing;

    Loader(Store store, Definitions definitions, Turnstile turnstile, Tracing tracing) {
        this.turnstile = turnstile;
        this.store = store;
        this.definitions = definitions;
        this.prefix = new Prefix(store);
        this.tracing = tracing;
    }

    /**
     * One that begins; nothing of it is stored yet. Empty if it is a fork, and its original is not there any
     * more, or
     * if the places that were reserved for it are gone.
     */
    Optional<Live> begin(NewExecution execution, Lease lease) {
        if (!turnstile.admits(execution)) {
            return Optional.empty();
        }
        if (execution.fork().isEmpty()) {
            return Optional.of(fresh(execution, lease));
        }
        return prefix.of(execution.fork().get().origin(), execution.info()).map(before -> {
            Live live = fresh(execution, lease);
            live.beginWith(before);
            return live;
        });
    }

    private Live fresh(NewExecution execution, Lease lease) {
        Live live = traced(new Live(ChildMachines.of(machine(execution.machineRevisionKey()), execution.info().arn()),
                execution.info(), Live.Kind.STANDARD,
                new Target.Begin(execution), lease, execution.parentArn()));
        return execution.limited() ? turnstile.known(live) : live;
    }

    /** An Express execution that begins; nothing of it is ever stored but its start. */
    Live beginExpress(Signal.BeginExpress begin, Lease lease) {
        tracing.expressBegan(begin.info().arn(), begin.traceHeader());
        return Live.express(ChildMachines.of(machine(begin.machineRevisionKey()), begin.info().arn()), begin, lease);
    }

    /** The redrives of a stored execution. */
    Redrives redrives(String arn) {
        return store.log().load(arn).map(Loader::state).map(ExecutionState::redrives).orElse(Redrives.NONE);
    }

    /** The fold of what is stored; empty if there is no such execution. */
    Optional<Live> load(String arn, Lease lease) {
        return store.log().load(arn).map(stored -> turnstile.known(traced(fold(stored, lease))));
    }

    /** Children of map runs stand below their execution; if nothing is recorded here, below who started it. */
    private Live traced(Live live) {
        String arn = live.info().arn();
        live.children(tracing.execution(arn, live.traceHeader())
                .map(trace -> new TraceContext(trace.traceId(), SpanIds.execution(arn, 0), true).xray())
                .or(live::traceHeader));
        return live;
    }

    private Live fold(Stored stored, Lease lease) {
        ExecutionRecord record = stored.execution();
        StateMachine machine = ChildMachines.of(definitions.of(record.machineRevisionKey(), stored::definition),
                record.info().arn());
        int snapshotBytes = snapshot(stored).map(s -> s.state().sizeBytes()).orElse(0);
        return Live.folded(machine, state(stored),
                new Live.Folded(record.key(), record.machineRevisionKey(), stored.nextSequence(),
                        stored.events().size(), snapshotBytes, record.traceHeader()),
                lease,
                record.parentArn());
    }

    static ExecutionState state(Stored stored) {
        ExecutionInfo info = stored.execution().info();
        ExecutionState state = snapshot(stored).map(s -> Snapshots.read(info, s.state()))
                .orElseGet(() -> new ExecutionState(info));
        for (HistoryEvent event : stored.events()) {
            Fold.apply(state, event);
        }
        return state;
    }

    private static Optional<Snapshot> snapshot(Stored stored) {
        return stored.snapshot().filter(s -> s.version() == Snapshots.VERSION);
    }

    /** The definition of a revision. */
    StateMachine machine(long revisionKey) {
        return definitions.of(revisionKey, () -> store.machines().revision(revisionKey)
                .map(MachineRecord::settings).map(MachineRecord.Settings::definition)
                .orElseThrow(() -> new IllegalStateException("Expected revision " + revisionKey + " of a state machine,"
                        + " but the store has none")));
    }

    /** Whether an attempt was once scheduled with that token. */
    boolean wasScheduled(Live live, TaskToken token) {
        if (live.executionKey() < 0) {
            return false;
        }
        List<HistoryEvent> at = store.executions().history(live.executionKey(),
                new HistoryRange(token.scheduledEventId(), 1, false));
        return !at.isEmpty() && at.get(0).id() == token.scheduledEventId()
                && at.get(0).event() instanceof Event.TaskScheduled scheduled
                && scheduled.secret().equals(token.secret());
    }
}
