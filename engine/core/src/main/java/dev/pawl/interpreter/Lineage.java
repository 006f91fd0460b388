package dev.pawl.interpreter;

import dev.pawl.history.Event;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Fork;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.interpreter.state.States;
import dev.pawl.interpreter.turn.Turn;
import java.time.Instant;

/** Executions that go on as another one stood, or by another definition than they began with. */
final class Lineage {
    private Lineage() {}

    /** The state that was asked for is entered first, as it was in the original; then all else goes on. */
    static void fork(Turn turn, Fork fork) {
        ExecutionState state = turn.state();
        Frame own = state.frame(0).orElseThrow(() -> new IllegalStateException("Expected an original that runs"));
        turn.emit(own, state.lastEventId(),
                new Event.Forked(fork.origin().executionArn(), fork.frame(), fork.at(), fork.begins()));
        Interpreter.limitTime(turn, state.info().startedAt());
        for (Frame frame : state.frames()) {
            if (frame.step() instanceof Step.Inside inside && inside.progress() instanceof Progress.BackingOff pause) {
                turn.command(new Command.StartTimer(
                        new TimerKey(inside.enteredEventId(), TimerKey.Purpose.RETRY), pause.until()));
            }
        }
        if (!turn.spent()) {
            state.frame(fork.frame()).ifPresent(frame -> States.step(turn, frame));
        }
        turn.wakeAll();
    }

    /** Timers that run go on; only the time of the whole execution is counted by the new definition. */
    static void migrate(Turn turn, Trigger.MigrationRequested what) {
        ExecutionState state = turn.state();
        Frame own = state.frame(0).orElseThrow(() -> new IllegalStateException("Expected an execution that runs"));
        turn.emit(own, state.lastEventId(), new Event.Migrated(what.fromRevision(), what.toRevision()));
        Instant started = state.info().startedAt();
        // a fork may have been redriven before it was one
        Instant from = state.redrives().lastAt().filter(started::isBefore).orElse(started);
        if (turn.machine().timeoutSeconds().isPresent()) {
            Interpreter.limitTime(turn, from);
        } else {
            turn.command(new Command.CancelTimer(TimerKey.EXECUTION));
        }
        turn.wakeAll();
    }
}
