package dev.pawl.interpreter.fold;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.Branches;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Redrives;
import dev.pawl.interpreter.model.Retries;
import dev.pawl.interpreter.model.Step;
import java.util.List;
import java.util.Optional;

/**
 * What was under way when something failed or the execution ended. It hangs, as it stood, on the state around
 * it: gone once
 * that state is left or begins anew, and there for a redrive if the whole execution ended with it.
 */
final class Remains {
    private static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    private Remains() {}

    /** The machine's own flow, with all that runs in it. */
    static Frame of(ExecutionState state) {
        Frame own = state.frame(0).orElseThrow(() -> new IllegalStateException("Expected an execution that runs"));
        giveUpAll(state, own);
        return own;
    }

    /** All branches of the Parallel or Map that a frame is in are given up. */
    static void giveUpAll(ExecutionState state, Frame around) {
        BranchFold.branches(around).ifPresent(
                branches -> List.copyOf(branches.running().keySet()).forEach(index -> giveUp(state, branches, index)));
    }

    /** A branch is given up, with all that runs in it. */
    static void giveUp(ExecutionState state, Branches branches, int index) {
        Integer id = branches.running().get(index);
        if (id == null) {
            throw new IllegalStateException("Expected iteration " + index + " to run, but it does not");
        }
        Frame frame = state.frame(id).orElseThrow();
        giveUpAll(state, frame);
        state.remove(id);
        branches.giveUp(index, frame);
    }

    /** The execution is redriven: what did not succeed begins again, what succeeded stays. */
    static void resume(ExecutionState state, HistoryEvent event, Event.ExecutionRedriven what) {
        boolean wholly = state.failure().error().filter(DATA_LIMIT_EXCEEDED::equals).isPresent();
        Frame own = state.redrive(state.redrives().plus(event.id(),
                new Redrives.Redrive(what.clientToken(), event.timestamp())));
        if (wholly && own.step() instanceof Step.Inside inside) {
            // AWS runs a Parallel or Map whose data became too large again with all its branches
            own.moveTo(inside.with(new Progress.Fresh()));
        }
        resume(state, own);
    }

    private static void resume(ExecutionState state, Frame frame) {
        if (!(frame.step() instanceof Step.Inside inside)) {
            return;
        }
        Progress again = again(inside.progress());
        frame.moveTo(inside.with(Retries.NONE).with(again));
        Optional<Branches> branches = again.branches();
        // What follows, follows the way in: AWS does not chain on ExecutionRedriven.
        frame.follow(again instanceof Progress.Distributing map
                ? map.startedEventId()
                : branches.map(Branches::startedEventId).orElse(inside.enteredEventId()));
        branches.map(Branches::resume).ifPresent(resumed -> resumed.forEach(child -> {
            state.add(child);
            resume(state, child);
        }));
    }

    /** How far a state has come that begins again. */
    private static Progress again(Progress before) {
        return switch (before) {
            case Progress.Fresh p -> p;
            case Progress.Tasking p -> new Progress.Fresh(p.handle());
            case Progress.Waiting p -> new Progress.Fresh();
            case Progress.BackingOff p -> new Progress.Fresh();
            case Progress.Distributing p -> switch (p.stage()) {
                case SUCCEEDED -> new Progress.Fresh();
                case RUNNING, OVER, TO_REDRIVE -> p.at(Progress.Distributing.Stage.TO_REDRIVE);
            };
            case Progress.Branching p -> p;
            case Progress.Iterating p -> p;
        };
    }
}
