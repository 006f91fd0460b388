package dev.pawl.interpreter.error;

import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.interpreter.model.Branches;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.turn.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs and is no longer wanted. */
public final class Aborting {
    private Aborting() {}

    /** Gives up all that the execution waits for; it ends with the next event, which says so for all. */
    public static void everything(Turn turn) {
        turn.state().frames().forEach(frame -> release(turn, frame));
        if (turn.machine().timeoutSeconds().isPresent()) {
            turn.command(new Command.CancelTimer(TimerKey.EXECUTION));
        }
    }

    /** Gives up what runs beside a branch that failed; AWS lets all that says so follow the failure. */
    static void siblings(Turn turn, Frame around, int failedChild, long follows) {
        Optional<Branches> branches = Turn.inside(around).progress().branches();
        boolean map = Turn.inside(around).progress() instanceof Progress.Iterating;
        String name = Turn.inside(around).state();
        branches.ifPresent(b -> {
            for (Map.Entry<Integer, Integer> sibling : List.copyOf(b.running().entrySet())) {
                if (sibling.getValue() != failedChild) {
                    Frame frame = turn.state().frame(sibling.getValue()).orElseThrow();
                    abort(turn, frame, follows);
                    if (map) {
                        turn.emit(around, follows, new Event.MapIterationAborted(name, sibling.getKey()));
                    }
                }
            }
        });
    }

    /** What says that the state of a frame was given up; states of some kinds say nothing. */
    static Optional<Event.StateAborted> state(Turn turn, Frame frame) {
        if (!(frame.step() instanceof Step.Inside)) {
            return Optional.empty();
        }
        StateType type = turn.stateOf(frame).type();
        return switch (type) {
            case TASK, WAIT, PARALLEL, MAP -> Optional.of(new Event.StateAborted(type));
            case PASS, CHOICE, SUCCEED, FAIL -> Optional.empty();
        };
    }

    private static void abort(Turn turn, Frame frame, long follows) {
        release(turn, frame);
        if (frame.step() instanceof Step.Inside) {
            siblings(turn, frame, -1, follows);
            if (Turn.inside(frame).progress() instanceof Progress.Distributing map && map.waits()) {
                turn.emit(frame, follows, new Event.MapRunAborted());
            }
        }
        state(turn, frame).ifPresent(aborted -> turn.emit(frame, follows, aborted));
    }

    /** Takes back timers and work of one frame. */
    private static void release(Turn turn, Frame frame) {
        if (!(frame.step() instanceof Step.Inside inside)) {
            return;
        }
        switch (inside.progress()) {
            case Progress.Waiting waiting -> turn.command(
                    new Command.CancelTimer(new TimerKey(inside.enteredEventId(), TimerKey.Purpose.WAIT)));
            case Progress.BackingOff backingOff -> turn.command(
                    new Command.CancelTimer(new TimerKey(inside.enteredEventId(), TimerKey.Purpose.RETRY)));
            case Progress.Tasking tasking -> {
                taskTimers(turn, tasking);
                turn.command(new Command.CancelTask(tasking.scheduledEventId()));
            }
            case Progress.Fresh fresh -> {
            }
            case Progress.Branching branching -> {
            }
            case Progress.Iterating iterating -> {
            }
            case Progress.Distributing map -> {
                if (map.waits()) {
                    turn.command(new Command.StopMapRun(map.run()));
                }
            }
        }
    }

    /** Takes back the timers of a task that is over. */
    public static void taskTimers(Turn turn, Progress.Tasking tasking) {
        long id = tasking.scheduledEventId();
        if (tasking.scheduled().timeoutInSeconds().isPresent()) {
            turn.command(new Command.CancelTimer(new TimerKey(id, TimerKey.Purpose.TASK_TIMEOUT)));
        }
        if (tasking.scheduled().heartbeatInSeconds().isPresent()) {
            turn.command(new Command.CancelTimer(new TimerKey(id, TimerKey.Purpose.HEARTBEAT)));
        }
    }
}
