package dev.pawl.interpreter.fold;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Retries;
import dev.pawl.interpreter.model.Step;

/** Events of states. */
final class StateFold {
    private StateFold() {}

    static void apply(ExecutionState state, Frame frame, HistoryEvent event, Event.OfState what) {
        switch (what) {
            case Event.StateEntered e -> {
                frame.moveTo(new Step.Inside(e.name(), e.input(), event.id(), event.previousEventId(),
                        event.timestamp(), Retries.NONE, new Progress.Fresh()));
                frame.follow(event.id());
            }
            case Event.StateExited e -> exited(state, frame, event, e);
            case Event.EvaluationFailed e -> frame.follow(event.id());
            case Event.StateAborted e -> {
                // Whatever follows, follows what came before: AWS does not chain on aborts.
            }
        }
    }

    static void applyInternal(ExecutionState state, Frame frame, HistoryEvent event, Event.Internal what) {
        switch (what) {
            case Event.WaitPlanned e ->
                frame.moveTo(Fold.inside(frame).with(new Progress.Waiting(e.until())));
            case Event.RetryPlanned e -> {
                BranchFold.removeBranches(state, frame);
                Step.Inside inside = Fold.inside(frame);
                frame.moveTo(
                        inside.with(inside.retries().plusOne(e.retrier())).with(new Progress.BackingOff(e.until())));
                frame.follow(event.previousEventId());
            }
            case Event.RetryBegun e -> frame.moveTo(Fold.inside(frame).with(new Progress.Fresh()));
            case Event.Forked e -> ForkFold.apply(state, event, e);
            case Event.Migrated e -> {
                // Which definition it runs stands in the execution's row; a fold needs none.
            }
        }
    }

    private static void exited(ExecutionState state, Frame frame, HistoryEvent event, Event.StateExited e) {
        e.assigned().forEach((name, value) -> frame.assign(name, value.value()));
        frame.follow(event.id());
        if (e.next().isPresent()) {
            frame.moveTo(new Step.Entering(e.next().get(), e.output()));
        } else {
            frame.moveTo(new Step.Finished(e.output()));
            BranchFold.branchFinished(state, frame, e.output());
        }
    }
}
