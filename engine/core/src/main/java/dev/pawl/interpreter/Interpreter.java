package dev.pawl.interpreter;

import dev.pawl.asl.StateMachine;
import dev.pawl.asl.TaskState;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.Aborting;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Decision;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.interpreter.state.DistributedMap;
import dev.pawl.interpreter.state.States;
import dev.pawl.interpreter.state.TaskOutcomes;
import dev.pawl.interpreter.state.Timers;
import dev.pawl.interpreter.turn.HistoryFullException;
import dev.pawl.interpreter.turn.Turn;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what follows from a trigger, as AWS Step Functions does: runs an execution on until only the
 * outside world can
 * move it, or until it has had its share. Pure: the same state, trigger and moment give the same decision.
 */
public final class Interpreter {
    private Interpreter() {}

    /**
     * Decides, and folds the events into the state at once. If they cannot be stored, the state must be dropped
     * and folded
     * anew.
     *
     * @return empty if the trigger no longer fits
     */
    public static Decision decide(StateMachine machine, ExecutionState state, Trigger trigger, Moment moment) {
        Turn turn = new Turn(machine, state, moment);
        if (state.status().ended() && !(trigger instanceof Trigger.RedriveRequested)) {
            if (trigger instanceof Trigger.TimerFired t) {
                turn.command(new Command.CancelTimer(t.timer()));
            }
            return turn.decision(false);
        }
        boolean more = false;
        try {
            receive(turn, trigger);
            more = run(turn);
        } catch (HistoryFullException e) {
            fail(turn, "The execution reached the maximum number of history events ("
                    + moment.limits().historyEvents() + ").");
        }
        return turn.decision(more);
    }

    /** A task that is on its way, as it was ordered; empty if the state no longer waits for it. */
    public static Optional<Command.RunTask> task(StateMachine machine, ExecutionState state, long scheduledEventId,
            Moment moment) {
        Turn turn = new Turn(machine, state, moment);
        return find(state, scheduledEventId).map(frame -> {
            Progress.Tasking tasking = (Progress.Tasking) Turn.inside(frame).progress();
            TaskState task = (TaskState) turn.stateOf(frame);
            TaskToken token = new TaskToken(state.info().arn(), scheduledEventId, state.redriveCount(),
                    tasking.scheduled().secret());
            return new Command.RunTask(scheduledEventId, task.resource(), token, tasking.scheduled().input(),
                    tasking.scheduled().roleArn(), Turn.inside(frame).retries().total());
        });
    }

    private static void receive(Turn turn, Trigger trigger) {
        switch (trigger) {
            case Trigger.StartRequested t -> start(turn);
            case Trigger.Continue t -> turn.wakeAll();
            case Trigger.ForTask t -> find(turn.state(), t.scheduledEventId()).ifPresent(frame -> TaskOutcomes
                    .receive(turn, frame, (Progress.Tasking) Turn.inside(frame).progress(), t));
            case Trigger.MapRunEnded t -> DistributedMap.ended(turn, t);
            case Trigger.TimerFired t -> Timers.fired(turn, t.timer());
            case Trigger.RedriveRequested t -> redrive(turn, t.clientToken());
            case Trigger.ForkRequested t -> Lineage.fork(turn, t.fork());
            case Trigger.MigrationRequested t -> Lineage.migrate(turn, t);
            case Trigger.Broke t -> fail(turn, "Internal error: " + t.what());
            case Trigger.StopRequested t -> {
                Aborting.everything(turn);
                turn.emitForExecution(0, new Event.ExecutionAborted(t.failure()));
            }
        }
    }

    private static void fail(Turn turn, String cause) {
        Aborting.everything(turn);
        turn.emitForExecution(turn.state().lastEventId(),
                new Event.ExecutionFailed(Failure.of(ErrorNames.RUNTIME, cause)));
    }

    private static void start(Turn turn) {
        if (turn.state().lastEventId() > 0) {
            return;
        }
        ExecutionInfo info = turn.state().info();
        turn.emitForExecution(0, new Event.ExecutionStarted(info.input(), info.roleArn(), info.stateMachineAliasArn(),
                info.stateMachineVersionArn()));
        limitTime(turn, info.startedAt());
    }

    /** Runs again what did not succeed; the time of the whole execution counts anew. */
    private static void redrive(Turn turn, String clientToken) {
        ExecutionState state = turn.state();
        if (state.status().ended() && state.status() != ExecutionStatus.SUCCEEDED) {
            turn.emitForExecution(state.lastEventId(),
                    new Event.ExecutionRedriven(state.redriveCount() + 1, clientToken));
            limitTime(turn, turn.moment().now());
            turn.wakeAll();
        }
    }

    static void limitTime(Turn turn, Instant from) {
        turn.machine().timeoutSeconds().ifPresent(
                seconds -> turn.command(new Command.StartTimer(TimerKey.EXECUTION, from.plusSeconds(seconds))));
    }

    /** Runs frames on until all wait; returns whether there would have been more to do. */
    private static boolean run(Turn turn) {
        while (!turn.state().status().ended()) {
            Optional<Frame> frame = turn.nextWoken();
            if (frame.isEmpty()) {
                return false;
            }
            if (States.canStep(frame.get())) {
                if (turn.spent()) {
                    return true;
                }
                turn.wake(frame.get().id());
                States.step(turn, frame.get());
            }
        }
        return false;
    }

    private static Optional<Frame> find(ExecutionState state, long scheduledEventId) {
        for (Frame frame : state.frames()) {
            if (frame.step() instanceof Step.Inside inside && inside.progress() instanceof Progress.Tasking tasking
                    && tasking.scheduledEventId() == scheduledEventId) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }
}
