package dev.pawl.schedule;

import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ArnScope;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.Executions;
import dev.pawl.history.Failure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Executions of an engine. */
public final class EngineTarget implements ScheduleTarget {
    private final Engine engine;
    private final ArnScope scope;

    /** Machines that are named without an ARN are those of that account and region. */
    public EngineTarget(Engine engine, String region, String account) {
        this.engine = engine;
        this.scope = ArnScope.of(region, account);
    }

    @Override
    public CompletionStage<String> start(String machine, String executionName, String input) {
        String arn = machineArn(machine);
        Executions.Start start = new Executions.Start(arn, Optional.of(executionName), Optional.of(input),
                Optional.empty());
        return engine.executions().start(start).thenApply(Executions.Started::executionArn)
                .exceptionallyCompose(thrown -> {
                    Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
                            ? thrown.getCause()
                            : thrown;
                    boolean before = cause instanceof EngineException refused
                            && refused.reason() == Reason.EXECUTION_ALREADY_EXISTS;
                    return before
                            ? CompletableFuture.completedFuture(
                                    ArnParser.parse(arn, StateMachineRef.class).machine().execution(executionName)
                                            .text())
                            : CompletableFuture.failedFuture(cause);
                });
    }

    @Override
    public boolean isRunning(String executionArn) {
        try {
            return !engine.executions().describe(executionArn).status().ended();
        } catch (EngineException e) {
            return false; // of an Express machine, or deleted
        }
    }

    @Override
    public CompletionStage<Void> stop(String executionArn, String why) {
        return engine.executions()
                .stop(executionArn, new Failure(Optional.of("Pawl.ScheduleOverlap"), Optional.of(why)))
                .<Void>thenApply(at -> null).exceptionallyCompose(
                        thrown -> isRunning(executionArn)
                                ? CompletableFuture.failedFuture(thrown)
                                : CompletableFuture.completedFuture(null));
    }

    @Override
    public String arn(String scheduleName) {
        return "arn:" + scope.partition() + ":scheduler:" + scope.region() + ":" + scope.account()
                + ":schedule/default/" + scheduleName;
    }

    /**
     * Refuses what is no machine at present, no version and no alias.
     *
     * @throws ScheduleException
     *             INVALID
     */
    public void requireMachine(String machine) {
        try {
            engine.executions().requireStartable(machineArn(machine));
        } catch (EngineException e) {
            throw new ScheduleException(ScheduleException.Reason.INVALID,
                    "Expected a state machine that is there as machine, but " + machine + " is not ("
                            + e.getMessage() + ")");
        }
    }

    /** The ARN that a name stands for. */
    public String machineArn(String machine) {
        return new MachineNames(scope).arn(machine);
    }
}
