package dev.pawl.runtime;

import dev.pawl.asl.StateMachine;
import dev.pawl.interpreter.ChildMachines;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.Fork;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.Payload;
import dev.pawl.migrate.Compatibility;
import dev.pawl.migrate.Obstacle;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.NewExecution;
import dev.pawl.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lets running executions go on by another revision of their machine, or says why that cannot be. */
public final class Migrating {
    private final Store store;
    private final Loader loader;

    Migrating(Store store, Loader loader) {
        this.store = store;
        this.loader = loader;
    }

    /**
     * What speaks against it, as the execution is stored now; empty if nothing does.
     *
     * @return nothing if there is no such execution
     */
    public Optional<List<Obstacle>> check(String executionArn, long revisionKey) {
        return store.log().load(executionArn).map(stored -> {
            ExecutionRecord execution = stored.execution();
            StateMachine from = ChildMachines.of(loader.machine(execution.machineRevisionKey()), executionArn);
            return against(from, execution.machineRevisionKey(), Loader.state(stored), revisionKey);
        });
    }

    /** In the execution's own mailbox. */
    Settlement migrate(Live live, Migration to, Turn turn, Function<Trigger, Instant> decide) {
        long from = live.machineRevisionKey();
        if (live.state().status().ended()) {
            return new Settlement.ExecutionOver(live.state().endedAt().orElse(live.info().startedAt()));
        }
        List<Obstacle> against = against(live.machine(), from, live.state(), to.revisionKey());
        Optional<ExecutionRecord> stored = store.executions().find(live.info().arn());
        if (stored.isEmpty() || Compatibility.forbidden(against)) {
            return new Settlement.NotMigratable(against);
        }
        ExecutionRecord row = stored.get();
        if (from == to.revisionKey() && row.info().stateMachineVersionArn().equals(to.versionArn())
                && row.info().stateMachineAliasArn().equals(to.aliasArn())) {
            return new Settlement.Done(row.info().startedAt());
        }
        live.migrate(ChildMachines.of(loader.machine(to.revisionKey()), live.info().arn()), to.revisionKey());
        turn.migrate(row(row, to));
        return new Settlement.Done(decide.apply(new Trigger.MigrationRequested(from, to.revisionKey())));
    }

    private static NewExecution row(ExecutionRecord execution, Migration to) {
        ExecutionInfo i = execution.info();
        ExecutionInfo info = new ExecutionInfo(i.arn(), i.name(), i.stateMachineArn(), i.stateMachineName(),
                i.roleArn(), i.region(), i.startedAt(), i.input(), to.versionArn(), to.aliasArn());
        return new NewExecution(info, to.revisionKey(), execution.traceHeader(), execution.parentArn(),
                execution.forkedFrom().map(origin -> new Fork(origin, 0, i.startedAt(), Payload.NULL)));
    }

    private List<Obstacle> against(StateMachine from, long fromRevision, ExecutionState state, long toRevision) {
        if (state.status() != ExecutionStatus.RUNNING) {
            return List.of(new Obstacle("", true, "Expected an execution that runs, but it is " + state.status()
                    + ": fork it instead"));
        }
        if (fromRevision == toRevision) {
            return List.of();
        }
        Optional<MachineRecord> was = store.machines().revision(fromRevision);
        Optional<MachineRecord> is = store.machines().revision(toRevision);
        if (was.isEmpty() || is.isEmpty() || was.get().key() != is.get().key()) {
            return List.of(new Obstacle("", true, "Expected a revision of the machine that the execution runs, but it"
                    + " is one of another machine"));
        }
        try {
            return Compatibility.check(from,
                    ChildMachines.of(loader.machine(toRevision), state.info().arn()), state);
        } catch (IllegalStateException e) {
            return List.of(new Obstacle("", true, String.valueOf(e.getMessage())));
        }
    }
}
