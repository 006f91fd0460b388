package dev.pawl.engine;

import dev.pawl.engine.EngineException.Reason;
import dev.pawl.migrate.Compatibility;
import dev.pawl.migrate.Obstacle;
import dev.pawl.runtime.ExecutionRuntime;
import dev.pawl.runtime.Migration;
import dev.pawl.runtime.Settlement;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Running executions that go on by another revision of their machine. */
public final class Migrations {
    private final Store store;
    private final ExecutionRuntime runtime;
    private final Executions executions;
    private final RandomGenerator random;

    Migrations(Store store, ExecutionRuntime runtime, Executions executions, RandomGenerator random) {
        this.store = store;
        this.runtime = runtime;
        this.executions = executions;
        this.random = random;
    }

    /**
     * What would come of it.
     *
     * @param target
     *            what it would run
     * @param present
     *            whether it runs that already
     */
    public record Check(MachineRecord target, boolean present, List<Obstacle> obstacles) {
        /** Keeps its own copy. */
        public Check {
            obstacles = List.copyOf(obstacles);
        }

        /** Whether it can be. */
        public boolean possible() {
            return !Compatibility.forbidden(obstacles);
        }
    }

    /**
     * Looks at an execution as it stands now, and changes nothing.
     *
     * @param to
     *            ARN of its machine, or of a version or an alias of it
     * @throws EngineException
     *             INVALID_ARN, EXECUTION_DOES_NOT_EXIST, STATE_MACHINE_DOES_NOT_EXIST, STATE_MACHINE_DELETING
     */
    public Check check(String executionArn, String to) {
        ExecutionRecord execution = executions.describe(executionArn);
        MachineRecord target = StartChoice.of(to, store, random).machine();
        List<Obstacle> obstacles = runtime.migrating().check(execution.info().arn(), target.revisionKey())
                .orElseThrow(() -> EngineException.noExecution(executionArn));
        return new Check(target, target.revisionKey() == execution.machineRevisionKey(), obstacles);
    }

    /**
     * Has a running execution go on by another definition; complete with the moment once that is durable. One
     * that
     * runs it already stays as it is.
     *
     * @return refused as {@link #check}, and with CONFLICT, saying why
     */
    public CompletionStage<Instant> migrate(String executionArn, String to) {
        try {
            ExecutionRecord execution = executions.describe(executionArn);
            StartChoice choice = StartChoice.of(to, store, random);
            Migration migration = new Migration(choice.machine().revisionKey(), choice.versionArn(),
                    choice.aliasArn());
            return runtime.migrate(execution.info().arn(), migration).thenApply(settlement -> switch (settlement) {
                case Settlement.Done done -> done.at();
                case Settlement.NotMigratable not -> throw refused(executionArn, not.why());
                case Settlement.ExecutionOver over -> throw new EngineException(Reason.CONFLICT,
                        "Execution " + executionArn + " has ended: fork it instead");
                case Settlement.NoExecution none -> throw EngineException.noExecution(executionArn);
                case Settlement other -> throw EngineException.unavailable(other.toString());
            });
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static EngineException refused(String arn, List<Obstacle> why) {
        return new EngineException(Reason.CONFLICT, "Execution " + arn + " cannot be migrated: "
                + String.join("; ", why.stream().filter(Obstacle::blocks).map(Object::toString).toList()));
    }
}
