package dev.pawl.interpreter.fold;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Progress.Tasking.Phase;
import dev.pawl.interpreter.model.Step;
import java.util.Optional;

/** Events of tasks. */
final class TaskFold {
    private TaskFold() {}

    static void apply(Frame frame, HistoryEvent event, Event.OfTask what) {
        Step.Inside inside = Fold.inside(frame);
        switch (what) {
            case Event.TaskScheduled e -> frame.moveTo(inside
                    .with(new Progress.Tasking(event.id(), event.timestamp(), e, Phase.SCHEDULED, Optional.empty())));
            case Event.TaskStarted e -> frame.moveTo(inside.with(tasking(inside).in(Phase.STARTED)));
            case Event.TaskSubmitted e ->
                frame.moveTo(inside.with(tasking(inside).submitted(e.handle())));
            case Event.TaskSucceeded e -> frame.moveTo(inside.with(new Progress.Fresh()));
            case Event.TaskFailed e -> frame.moveTo(inside.with(new Progress.Fresh(tasking(inside).handle())));
            case Event.TaskTimedOut e -> frame.moveTo(inside.with(new Progress.Fresh(tasking(inside).handle())));
        }
        frame.follow(event.id());
    }

    private static Progress.Tasking tasking(Step.Inside inside) {
        if (inside.progress() instanceof Progress.Tasking tasking) {
            return tasking;
        }
        throw new IllegalStateException("Expected a task in state " + inside.state() + ", but " + inside.progress());
    }
}
