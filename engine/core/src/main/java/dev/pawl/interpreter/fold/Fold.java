package dev.pawl.interpreter.fold;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Step;
import java.util.Optional;

/**
 * Applies events to a state, one after the other: while it runs, and when it is folded anew from what is
 * stored.
 */
public final class Fold {
    private Fold() {}

    /**
     * Applies one event.
     *
     * @throws IllegalStateException
     *             if the event does not fit the state: stored events always do
     */
    public static void apply(ExecutionState state, HistoryEvent event) {
        switch (event.event()) {
            case Event.OfExecution e -> execution(state, event, e);
            case Event.OfState e -> StateFold.apply(state, frame(state, event), event, e);
            case Event.OfTask e -> TaskFold.apply(frame(state, event), event, e);
            case Event.OfBranches e -> BranchFold.apply(state, event, e);
            case Event.Internal e -> StateFold.applyInternal(state, frame(state, event), event, e);
        }
        if (event.visible()) {
            state.advance(event.id());
        }
    }

    static Frame frame(ExecutionState state, HistoryEvent event) {
        return state.frame(event.frame()).orElseThrow(() -> new IllegalStateException(
                "Expected frame " + event.frame() + " for event " + event.id() + ", but it has ended"));
    }

    static Step.Inside inside(Frame frame) {
        if (frame.step() instanceof Step.Inside inside) {
            return inside;
        }
        throw new IllegalStateException("Expected frame " + frame.id() + " inside a state, but it is " + frame.step());
    }

    private static void execution(ExecutionState state, HistoryEvent event, Event.OfExecution what) {
        switch (what) {
            case Event.ExecutionStarted e -> state.add(new Frame(0, Optional.empty(), 0, new Step.Starting(e.input())));
            case Event.ExecutionSucceeded e -> state.succeed(e.output(), event.timestamp());
            case Event.ExecutionFailed e -> unsuccessful(state, ExecutionStatus.FAILED, e.failure(), event);
            case Event.ExecutionAborted e -> unsuccessful(state, ExecutionStatus.ABORTED, e.failure(), event);
            case Event.ExecutionTimedOut e -> unsuccessful(state, ExecutionStatus.TIMED_OUT, e.failure(), event);
            case Event.ExecutionRedriven e -> Remains.resume(state, event, e);
        }
    }

    private static void unsuccessful(ExecutionState state, ExecutionStatus how, Failure why, HistoryEvent event) {
        state.fail(how, why, event.timestamp(), Remains.of(state));
    }
}
