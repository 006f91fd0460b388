package dev.pawl.engine;

import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExpressExecutionArn;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.Executions.Started;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.Fork;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.runtime.Settlement;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.NewExecution;
import dev.pawl.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** New executions that begin as others stood when they entered a state. */
public final class Forks {
    private static final int MOST_ANCESTORS = 100;

    private final Store store;
    private final Executions executions;
    private final ForkPlans plans;
    private final StartGate gate;
    private final LongAdder made = new LongAdder();

    Forks(Store store, Executions executions, ForkPlans plans, StartGate gate) {
        this.store = store;
        this.executions = executions;
        this.plans = plans;
        this.gate = gate;
    }

    /**
     * What would come of it; nothing is begun.
     *
     * @throws EngineException
     *             as {@link #fork}, but not if only the definition stands against it
     */
    public ForkPreview preview(ForkRequest request) {
        return plans.plan(request, original(request.executionArn())).preview();
    }

    /**
     * Makes a fork; complete once it is durable. The same name for a fork of the same execution at the same event
     * gives the fork that is there.
     *
     * @return refused with INVALID_ARN, EXECUTION_DOES_NOT_EXIST, STATE_MACHINE_TYPE_NOT_SUPPORTED, VALIDATION,
     *         INVALID_NAME, INVALID_DEFINITION, STATE_MACHINE_DOES_NOT_EXIST, STATE_MACHINE_DELETING, CONFLICT,
     *         EXECUTION_ALREADY_EXISTS, EXECUTION_LIMIT_EXCEEDED
     */
    public CompletionStage<Started> fork(ForkRequest request) {
        try {
            ExecutionRecord original = original(request.executionArn());
            ForkPlans.Plan plan = plans.plan(request, original);
            if (!plan.preview().possible()) {
                throw new EngineException(Reason.CONFLICT, "Execution " + original.info().arn()
                        + " cannot be forked there: " + String.join("; ",
                                plan.preview().obstacles().stream().map(Object::toString).toList()));
            }
            gate.require(plan.runs(), false);
            gate.requireRoom();
            Fork fork = plan.fork();
            long revision = plans.revision(plan);
            boolean limited = !Executions.ofMapRun(plan.info()) && gate.requirePlaces(plan.info());
            NewExecution wanted = new NewExecution(plan.info(), revision, original.traceHeader(), Optional.empty(),
                    Optional.of(fork), limited);
            return executions.begin(wanted).thenApply(settlement -> counted(started(plan.info(), fork, settlement)))
                    .thenCompose(started -> request.stopOriginal()
                            ? stop(original, started)
                            : CompletableFuture.completedFuture(started));
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Forks of an execution, newest first.
     *
     * @throws EngineException
     *             INVALID_ARN, EXECUTION_DOES_NOT_EXIST
     */
    public List<ExecutionRecord> of(String executionArn, int limit) {
        return store.executions().forks(executions.describe(executionArn).key(), limit);
    }

    /**
     * What an execution is a fork of, and that of, and so on: the nearest first. Those that are not kept any more
     * are
     * only named.
     */
    public List<ForkOrigin> ancestors(String executionArn) {
        List<ForkOrigin> all = new ArrayList<>();
        Optional<ForkOrigin> next = executions.describe(executionArn).forkedFrom();
        while (next.isPresent() && all.size() < MOST_ANCESTORS) {
            all.add(next.get());
            next = original(next.get()).flatMap(ExecutionRecord::forkedFrom);
        }
        return all;
    }

    /**
     * The execution that something is a fork of; empty if it was removed, whoever has taken its name since.
     */
    public Optional<ExecutionRecord> original(ForkOrigin origin) {
        return store.executions().find(origin.executionArn())
                .filter(found -> found.key() == origin.executionKey());
    }

    private Started counted(Started started) {
        made.increment();
        return started;
    }

    /** How many were made since the process began. */
    public long made() {
        return made.sum();
    }

    private CompletionStage<Started> stop(ExecutionRecord original, Started started) {
        return executions.stop(original.info().arn(), new Failure(Optional.of("Pawl.Forked"),
                Optional.of("It goes on as " + started.executionArn()))).thenApply(at -> started);
    }

    private ExecutionRecord original(String arn) {
        try {
            if (ArnParser.parse(arn) instanceof ExpressExecutionArn) {
                throw new EngineException(Reason.STATE_MACHINE_TYPE_NOT_SUPPORTED, "Expected a Standard execution, but "
                        + arn + " is an Express execution, which keeps no history to fork from");
            }
        } catch (ArnException e) {
            throw EngineException.invalidArn(e);
        }
        return executions.describe(arn);
    }

    private Started started(ExecutionInfo wanted, Fork fork, Settlement settlement) {
        return switch (settlement) {
            case Settlement.Done done -> new Started(wanted.arn(), wanted.startedAt());
            case Settlement.NameTaken taken -> {
                ExecutionRecord there = executions.describe(taken.existing().arn());
                if (there.forkedFrom().filter(from -> same(from, fork.origin())).isPresent()) {
                    yield new Started(there.info().arn(), there.info().startedAt());
                }
                throw new EngineException(Reason.EXECUTION_ALREADY_EXISTS,
                        "Execution Already Exists: '" + there.info().arn() + "'");
            }
            case Settlement.NoExecution gone -> throw EngineException.noExecution(fork.origin().executionArn());
            case Settlement other -> throw EngineException.unavailable("The fork could not be begun: " + other);
        };
    }

    private static boolean same(ForkOrigin one, ForkOrigin other) {
        return one.executionArn().equals(other.executionArn()) && one.eventId() == other.eventId()
                && one.edited().equals(other.edited());
    }
}
