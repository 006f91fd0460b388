package dev.pawl.interpreter.state;

import dev.pawl.asl.TaskState;
import dev.pawl.expr.EvaluationException;
import dev.pawl.history.Event;
import dev.pawl.history.Event.TaskFailed.Phase;
import dev.pawl.history.Failure;
import dev.pawl.history.TaskKind;
import dev.pawl.interpreter.error.Aborting;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.interpreter.error.Failures;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress.Tasking;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.time.Duration;
import java.util.Optional;

/** What becomes of a task. */
public final class TaskOutcomes {
    private TaskOutcomes() {}

    /** News of a task that the frame waits for. */
    public static void receive(Turn turn, Frame frame, Tasking tasking, Trigger.ForTask news) {
        switch (news) {
            case Trigger.TaskStarted t -> started(turn, frame, tasking, t.workerName());
            case Trigger.TaskSubmitted t -> submitted(turn, frame, tasking, t);
            case Trigger.TaskSucceeded t -> succeeded(turn, frame, tasking, t.output());
            case Trigger.TaskFailed t -> failed(turn, frame, tasking, t.phase(), t.failure(), t.notBefore());
            case Trigger.TaskTimedOut t -> {
                timedOut(turn, frame, tasking, t.failure(), Optional.empty());
            }
        }
    }

    /** Its time, or the longest silence of its worker, is over. */
    public static void outOfTime(Turn turn, Frame frame, Tasking tasking, boolean heartbeat) {
        turn.command(new Command.CancelTask(tasking.scheduledEventId()));
        timedOut(turn, frame, tasking, Failure.of(ErrorNames.TIMEOUT),
                heartbeat ? Optional.of(ErrorNames.HEARTBEAT_TIMEOUT) : Optional.empty());
    }

    private static void started(Turn turn, Frame frame, Tasking tasking, Optional<String> workerName) {
        if (tasking.phase() == Tasking.Phase.SCHEDULED) {
            Event.TaskScheduled s = tasking.scheduled();
            turn.emit(frame, new Event.TaskStarted(s.kind(), s.resourceType(), s.resource(), workerName));
        }
    }

    /** Whoever has an outcome has begun; an activity says so itself, when a worker takes the task. */
    private static void surelyStarted(Turn turn, Frame frame, Tasking tasking) {
        if (tasking.scheduled().kind() != TaskKind.ACTIVITY) {
            started(turn, frame, tasking, Optional.empty());
        }
    }

    private static void submitted(Turn turn, Frame frame, Tasking tasking, Trigger.TaskSubmitted t) {
        if (tasking.phase() != Tasking.Phase.SUBMITTED) {
            surelyStarted(turn, frame, tasking);
            Event.TaskScheduled s = tasking.scheduled();
            turn.emit(frame, new Event.TaskSubmitted(s.resourceType(), s.resource(), t.output(), t.handle()));
        }
    }

    private static void succeeded(Turn turn, Frame frame, Tasking tasking, Payload output) {
        if (Exits.tooLarge(output)) {
            failed(turn, frame, tasking, Phase.RUN, Exits.dataLimitExceeded(Turn.inside(frame).state()),
                    Optional.empty());
            return;
        }
        surelyStarted(turn, frame, tasking);
        Aborting.taskTimers(turn, tasking);
        Event.TaskScheduled s = tasking.scheduled();
        turn.emit(frame, new Event.TaskSucceeded(s.kind(), s.resourceType(), s.resource(), output));
        TaskState state = (TaskState) turn.stateOf(frame);
        try {
            Exits.leave(turn, frame, state.transition(), DataOut.ofResult(turn, frame, state.data(), output));
        } catch (EvaluationException e) {
            Failures.ofExpression(turn, frame, e);
        }
    }

    private static void failed(Turn turn, Frame frame, Tasking tasking, Phase phase, Failure failure,
            Optional<Duration> notBefore) {
        switch (phase) {
            case RUN, SUBMIT -> surelyStarted(turn, frame, tasking);
            case SCHEDULE, START -> {
                // It never began.
            }
        }
        Aborting.taskTimers(turn, tasking);
        Event.TaskScheduled s = tasking.scheduled();
        turn.emit(frame, new Event.TaskFailed(s.kind(), phase, s.resourceType(), s.resource(), failure));
        Failures.ofTask(turn, frame, failure, notBefore);
    }

    private static void timedOut(Turn turn, Frame frame, Tasking tasking, Failure failure, Optional<String> alias) {
        surelyStarted(turn, frame, tasking);
        Aborting.taskTimers(turn, tasking);
        Event.TaskScheduled s = tasking.scheduled();
        turn.emit(frame, new Event.TaskTimedOut(s.kind(), s.resourceType(), s.resource(), failure));
        Failures.ofState(turn, frame, failure, alias);
    }
}
