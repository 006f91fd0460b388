package dev.pawl.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.TaskState;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Retries;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.interpreter.state.DistributedMap;
import dev.pawl.interpreter.state.Rehearsal;
import dev.pawl.interpreter.state.States;
import dev.pawl.interpreter.state.TaskOutcomes;
import dev.pawl.interpreter.state.Timers;
import dev.pawl.interpreter.turn.DataStep;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import dev.pawl.teststate.mock.Mock;
import dev.pawl.teststate.mock.ServiceModels;
import dev.pawl.teststate.mock.StateTestException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One state that runs by itself: entered with its input, until it is left, fails or needs a connector. Not
 * for
 * several
 * threads at once.
 */
public final class Tryout {
    private static final long ENTERED = 2;

    private final Setting setting;
    private final ExecutionState execution;
    private final Frame frame;
    private final Inspector inspector;

    private Tryout(Setting setting, ExecutionInfo info, Optional<String> roleArn) {
        this.setting = setting;
        this.inspector = new Inspector(setting.context().orElseGet(() -> TestContext.of(setting, info, roleArn)));
        this.execution = new ExecutionState(info);
        this.frame = new Frame(0, Optional.empty(), ENTERED, new Step.Inside(setting.subject().name(), setting.input(),
                ENTERED, ENTERED - 1, info.startedAt(), retries(setting), new Progress.Fresh()));
        setting.variables().forEach(frame::assign);
        execution.add(frame);
        execution.advance(ENTERED);
    }

    /** Names what is made up around the state: an execution of that machine with the test's input. */
    @FunctionalInterface
    public interface Surroundings {
        /** The execution that the state is in. */
        ExecutionInfo around(Payload input);
    }

    /**
     * A test that can begin.
     *
     * @throws StateTestException
     *             if it cannot
     */
    public static Tryout of(StateTest test, ServiceModels models, FileItems files, Surroundings surroundings) {
        Setting setting = Setting.of(test, models, files);
        return new Tryout(setting, surroundings.around(setting.input()), test.roleArn());
    }

    /**
     * Runs it.
     *
     * @throws StateTestException
     *             if the mock says what cannot be
     */
    public Standing begin(Moment moment) {
        Turn turn = turn(moment);
        switch (setting.subject().state()) {
            case MapState map -> runMap(turn, map);
            case ParallelState parallel -> {
                if (Rehearsal.begin(turn, frame, parallel)) {
                    bring(turn, setting.mock().orElseThrow());
                }
            }
            default -> States.step(turn, frame);
        }
        return standing(turn, moment);
    }

    /** Goes on with what became of its task. */
    public Standing receive(Trigger.ForTask outcome, Moment moment) {
        Turn turn = turn(moment);
        tell(turn, outcome);
        return standing(turn, moment);
    }

    /** Goes on after the state's TimeoutSeconds. */
    public Standing outOfTime(Command.RunTask task, Moment moment) {
        Turn turn = turn(moment);
        Timers.fired(turn, new TimerKey(task.scheduledEventId(), TimerKey.Purpose.TASK_TIMEOUT));
        return standing(turn, moment);
    }

    /** Gives up: no test may last longer. */
    public Tested giveUp(Failure why) {
        return new Tested(Tested.Status.FAILED, Optional.empty(), why, Optional.empty(),
                inspect(Inspection.Handling.NONE));
    }

    private void runMap(Turn turn, MapState map) {
        Optional<Rehearsal.Prepared> prepared = Rehearsal.begin(turn, frame, map, setting.read());
        if (prepared.isEmpty()) {
            return;
        }
        prepared.get().batching().ifPresent(batching -> prepared.get().inputs()
                .ifPresent(inputs -> inspector.saw(DataStep.ITEM_BATCHER, Batches.of(batching, inputs))));
        Mock mock = setting.mock().orElseThrow();
        int failed = setting.configuration().mapIterationFailureCount().orElse(0);
        OptionalInt items = items(prepared.get(), mock);
        if (items.isPresent() && failed > items.getAsInt()) {
            throw StateTestException.validation(
                    "Map iteration failure count must be less than or equal to the number of Map iterations");
        }
        if (mock instanceof Mock.Result && prepared.get().exceeded(failed, items.orElse(failed))) {
            Rehearsal.fail(turn, frame, DistributedMap.EXCEEDED);
        } else {
            bring(turn, mock);
        }
    }

    private static OptionalInt items(Rehearsal.Prepared prepared, Mock mock) {
        if (prepared.inputs().isPresent()) {
            return OptionalInt.of(prepared.inputs().get().size());
        }
        return mock instanceof Mock.Result result && result.value().value().isArray()
                ? OptionalInt.of(result.value().value().size())
                : OptionalInt.empty();
    }

    private void bring(Turn turn, Mock mock) {
        switch (mock) {
            case Mock.Result result -> Rehearsal.succeed(turn, frame, result.value());
            case Mock.Failed error -> Rehearsal.fail(turn, frame, error.failure());
        }
    }

    private void tell(Turn turn, Trigger.ForTask news) {
        if (news instanceof Trigger.TaskSucceeded done) {
            inspector.brought(done.output());
        }
        if (Turn.inside(frame).progress() instanceof Progress.Tasking tasking) {
            TaskOutcomes.receive(turn, frame, tasking, news);
        }
    }

    /** What came of the turn. A wait is over at once, and so is a task whose outcome is made up. */
    private Standing standing(Turn turn, Moment moment) {
        HistoryEvent last = last(turn);
        return switch (last.event()) {
            case Event.StateExited exited -> new Standing.Ended(left(exited));
            case Event.ExecutionFailed failed -> new Standing.Ended(giveUp(failed.failure()));
            case Event.RetryPlanned retry -> new Standing.Ended(again(retry, last));
            case Event.WaitPlanned wait -> {
                Turn further = turn(moment);
                Timers.fired(further, new TimerKey(ENTERED, TimerKey.Purpose.WAIT));
                yield standing(further, moment);
            }
            case Event.TaskScheduled scheduled -> called(turn, scheduled, moment);
            default -> throw new IllegalStateException("Expected the end of a state, but " + last);
        };
    }

    private Standing called(Turn turn, Event.TaskScheduled scheduled, Moment moment) {
        Command.RunTask task = turn.decision(false).commands().stream().filter(Command.RunTask.class::isInstance)
                .map(Command.RunTask.class::cast).findFirst().orElseThrow();
        if (setting.mock().isEmpty()) {
            return new Standing.Calling(task, scheduled.timeoutInSeconds(), scheduled.references());
        }
        return receive(switch (setting.mock().get()) {
            case Mock.Result result -> new Trigger.TaskSucceeded(task.scheduledEventId(), result.value());
            case Mock.Failed error ->
                new Trigger.TaskFailed(task.scheduledEventId(), Event.TaskFailed.Phase.RUN, error.failure());
        }, moment);
    }

    private Tested left(Event.StateExited exited) {
        boolean caught = inspector.catcher().isPresent();
        return new Tested(caught ? Tested.Status.CAUGHT_ERROR : Tested.Status.SUCCEEDED, Optional.of(exited.output()),
                caught ? inspector.failure() : Failure.UNNAMED, exited.next(), inspect(
                        new Inspection.Handling(inspector.catcher(), OptionalInt.empty(), OptionalLong.empty())));
    }

    private Tested again(Event.RetryPlanned retry, HistoryEvent event) {
        long seconds = Duration.between(event.timestamp(), retry.until()).toSeconds();
        return new Tested(Tested.Status.RETRIABLE, Optional.empty(), inspector.failure(), Optional.empty(),
                inspect(new Inspection.Handling(OptionalInt.empty(), OptionalInt.of(retry.retrier()),
                        OptionalLong.of(seconds))));
    }

    private Inspection inspect(Inspection.Handling handling) {
        Map<String, JsonNode> variables = new TreeMap<>(frame.variables());
        return Inspection.of(setting.subject().state(), setting.input(), inspector, variables, handling);
    }

    private Turn turn(Moment moment) {
        return new Turn(setting.subject().machine(), execution, moment, Optional.of(inspector));
    }

    private static HistoryEvent last(Turn turn) {
        List<HistoryEvent> events = turn.decision(false).events();
        if (events.isEmpty()) {
            throw new IllegalStateException("Expected the state to do something, but nothing happened");
        }
        return events.getLast();
    }

    /** Every retrier counts as used so often: only the one that takes the error matters. */
    private static Retries retries(Setting setting) {
        State state = setting.subject().state();
        int retriers = switch (state) {
            case TaskState task -> task.retriers().size();
            case MapState map -> map.retriers().size();
            case ParallelState parallel -> parallel.retriers().size();
            default -> 0;
        };
        OptionalInt count = setting.configuration().retrierRetryCount();
        return retriers == 0 || count.isEmpty()
                ? Retries.NONE
                : new Retries(Collections.nCopies(retriers, count.getAsInt()));
    }
}
