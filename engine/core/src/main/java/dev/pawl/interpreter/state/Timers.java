package dev.pawl.interpreter.state;

import dev.pawl.asl.WaitState;
import dev.pawl.expr.EvaluationException;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.Aborting;
import dev.pawl.interpreter.error.Failures;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.turn.Turn;
import java.util.List;

/** What follows when a timer fires. One that no longer fits is only forgotten. */
public final class Timers {
    private Timers() {}

    /** A timer of the execution fired. */
    public static void fired(Turn turn, TimerKey timer) {
        turn.command(new Command.CancelTimer(timer));
        if (timer.purpose() == TimerKey.Purpose.EXECUTION_TIMEOUT) {
            Aborting.everything(turn);
            turn.emitForExecution(0, new Event.ExecutionTimedOut(Failure.UNNAMED));
            return;
        }
        for (Frame frame : List.copyOf(turn.state().frames())) {
            if (frame.step() instanceof Step.Inside inside) {
                fired(turn, frame, inside, timer);
            }
        }
    }

    private static void fired(Turn turn, Frame frame, Step.Inside inside, TimerKey timer) {
        boolean ofState = inside.enteredEventId() == timer.eventId();
        switch (inside.progress()) {
            case Progress.Waiting waiting -> {
                if (ofState && timer.purpose() == TimerKey.Purpose.WAIT) {
                    waited(turn, frame);
                }
            }
            case Progress.BackingOff backingOff -> {
                if (ofState && timer.purpose() == TimerKey.Purpose.RETRY) {
                    turn.emit(frame, new Event.RetryBegun());
                }
            }
            case Progress.Tasking tasking -> {
                if (tasking.scheduledEventId() == timer.eventId()) {
                    TaskOutcomes.outOfTime(turn, frame, tasking, timer.purpose() == TimerKey.Purpose.HEARTBEAT);
                }
            }
            case Progress.Fresh p -> {
            }
            case Progress.Branching p -> {
            }
            case Progress.Iterating p -> {
            }
            case Progress.Distributing p -> {
            }
        }
    }

    private static void waited(Turn turn, Frame frame) {
        try {
            WaitHandler.over(turn, frame, (WaitState) turn.stateOf(frame));
        } catch (EvaluationException e) {
            Failures.ofExpression(turn, frame, e);
        }
    }
}
