package dev.pawl.engine;

import dev.pawl.arn.ArnScope;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.HttpTrace;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.expr.Budget;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.json.Payload;
import dev.pawl.runtime.Outcomes;
import dev.pawl.teststate.FileItems;
import dev.pawl.teststate.Standing;
import dev.pawl.teststate.StateTest;
import dev.pawl.teststate.Tested;
import dev.pawl.teststate.Tryout;
import dev.pawl.teststate.mock.ServiceModels;
import dev.pawl.teststate.mock.StateTestException;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Single states, tried out: without a machine, an execution or a trace in the store. A task without a mock is
 * really done.
 */
public final class StateTests {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final List<Connector> connectors;
    private final EngineClock clock;
    private final RandomGenerator random;
    private final ArnScope scope;
    private final ServiceModels models;
    private final FileItems files;

    StateTests(List<Connector> connectors, EngineClock clock, RandomGenerator random, ArnScope scope,
            ServiceModels models, FileItems files) {
        this.files = files;
        this.connectors = List.copyOf(connectors);
        this.clock = clock;
        this.random = random;
        this.scope = scope;
        this.models = models;
    }

    /**
     * The end of a test.
     *
     * @param trace
     *            what went over the wire, if the task was a call over HTTP
     */
    public record Result(Tested tested, Optional<HttpTrace> trace) {}

    /** A connector at work, and what it did. */
    private record Call(Command.RunTask task, TaskRequest request, CompletableFuture<Optional<Outcome>> outcome) {}

    /**
     * Tries a state out; complete once it has ended, after five minutes at the latest.
     *
     * @return refused with VALIDATION, INVALID_DEFINITION, INVALID_EXECUTION_INPUT
     */
    public CompletionStage<Result> run(StateTest test) {
        try {
            Tryout tryout = Tryout.of(test, models, files, input -> around(input, test.roleArn()));
            return switch (tryout.begin(moment())) {
                case Standing.Ended ended ->
                    CompletableFuture.completedFuture(new Result(ended.result(), Optional.empty()));
                case Standing.Calling calling -> call(tryout, calling);
            };
        } catch (StateTestException e) {
            return CompletableFuture.failedFuture(new EngineException(reason(e), e.getMessage()));
        }
    }

    private CompletionStage<Result> call(Tryout tryout, Standing.Calling calling) {
        Command.RunTask task = calling.task();
        ExecutionInfo info = around(task.input(), Optional.empty());
        boolean ownLimit = calling.timeoutSeconds().isPresent()
                && calling.timeoutSeconds().getAsLong() < LONGEST.toSeconds();
        Duration limit = ownLimit ? Duration.ofSeconds(calling.timeoutSeconds().getAsLong()) : LONGEST;
        TaskRequest request = new TaskRequest(task.resource(), task.input(), task.token().encode(),
                task.token().executionArn(), info.stateMachineArn(), task.roleArn(), Optional.of(limit),
                task.retryCount(), Optional.empty(), calling.references(), Optional.empty());
        Call call = new Call(task, request, new CompletableFuture<>());
        start(request).whenComplete((outcome, broken) -> call.outcome()
                .complete(Optional.of(broken == null ? outcome : Outcomes.broken(broken))));
        clock.after(limit, () -> call.outcome().complete(Optional.empty()));
        return call.outcome().thenApply(outcome -> {
            if (outcome.isEmpty()) {
                cancel(call);
                return late(tryout, task, ownLimit);
            }
            if (outcome.get() instanceof Outcome.Promised) {
                cancel(call);
                return new Result(tryout.giveUp(Failure.of("States.Runtime", "Expected a service that answers within a"
                        + " test, but " + task.resource().arn() + " brings its end later: say with a mock what it is")),
                        Optional.empty());
            }
            return new Result(ended(tryout.receive(Outcomes.started(task.scheduledEventId(),
                    TaskResource.Pattern.REQUEST_RESPONSE, outcome.get()), moment())), outcome.get().trace());
        });
    }

    private Result late(Tryout tryout, Command.RunTask task, boolean ownLimit) {
        Tested tested = ownLimit
                ? ended(tryout.outOfTime(task, moment()))
                : tryout.giveUp(Failure.of("States.Timeout"));
        return new Result(tested, Optional.empty());
    }

    private static Tested ended(Standing standing) {
        if (standing instanceof Standing.Ended ended) {
            return ended.result();
        }
        throw new IllegalStateException("Expected the end of the test, but the state calls once more");
    }

    private CompletionStage<Outcome> start(TaskRequest request) {
        Optional<Connector> connector = connector(request);
        if (connector.isEmpty()) {
            return CompletableFuture.completedFuture(Outcomes.unsupported(request.resource(), connectors));
        }
        try {
            return connector.get().start(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Nobody waits for that: there is no execution left that could. */
    private void cancel(Call call) {
        connector(call.request()).ifPresent(connector -> connector.cancel(call.request(), Optional.empty()));
    }

    private Optional<Connector> connector(TaskRequest request) {
        return connectors.stream().filter(connector -> connector.handles(request.resource())).findFirst();
    }

    /** AWS shows a state under test an Express execution of a machine that does not exist. */
    private ExecutionInfo around(Payload input, Optional<String> roleArn) {
        String machine = UUID.randomUUID().toString();
        String name = UUID.randomUUID().toString();
        String machineArn = new StateMachineArn(scope, machine).text();
        return new ExecutionInfo(machineArn.replace(":stateMachine:", ":express:") + ":" + name, name, machineArn,
                machine, roleArn.orElse(""), scope.region(), clock.now(), input, Optional.empty(), Optional.empty());
    }

    private Moment moment() {
        return new Moment(clock.now(), random, Budget.standard(clock::nanoTime), Moment.Limits.EXPRESS);
    }

    private static Reason reason(StateTestException refused) {
        return switch (refused.reason()) {
            case VALIDATION -> Reason.VALIDATION;
            case DEFINITION -> Reason.INVALID_DEFINITION;
            case INPUT -> Reason.INVALID_EXECUTION_INPUT;
        };
    }
}
