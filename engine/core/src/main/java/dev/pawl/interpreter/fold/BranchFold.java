package dev.pawl.interpreter.fold;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.Branches;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Progress.Distributing.Stage;
import dev.pawl.interpreter.model.Step;
import dev.pawl.json.Payload;
import java.util.List;
import java.util.Optional;

/** Events of Parallel and Map states and of iterations. They belong to the frame that holds the state. */
final class BranchFold {
    private BranchFold() {}

    static void apply(ExecutionState state, HistoryEvent event, Event.OfBranches what) {
        Frame frame = Fold.frame(state, event);
        Step.Inside inside = Fold.inside(frame);
        switch (what) {
            case Event.ParallelStateStarted e -> startBranches(state, frame, inside, event, e);
            case Event.MapStateStarted e -> {
                frame.moveTo(inside.with(new Progress.Iterating(e.items(), e.maxConcurrency(),
                        new Branches(e.items().value().size(), event.id()))));
                frame.follow(event.id());
            }
            case Event.MapIterationStarted e -> startIteration(state, frame, inside, event, e);
            case Event.MapIterationSucceeded e -> iterationSucceeded(state, frame, inside, event, e);
            case Event.MapIterationFailed e -> endIteration(state, frame, inside, event, e.index(), true);
            case Event.MapIterationAborted e -> endIteration(state, frame, inside, event, e.index(), false);
            case Event.MapRunStarted e -> {
                frame.moveTo(inside.with(new Progress.Distributing(MapRun.read(e.mapRunArn()), event.previousEventId(),
                        Stage.RUNNING, 0)));
                frame.follow(event.id());
            }
            case Event.MapRunFailed e -> {
                runAt(frame, inside, Stage.OVER);
                frame.follow(event.id());
            }
            case Event.MapRunAborted e -> runAt(frame, inside, Stage.OVER);
            case Event.MapRunRedriven e -> {
                if (inside.progress() instanceof Progress.Distributing map) {
                    frame.moveTo(inside.with(map.redriven(e.redriveCount())));
                    frame.follow(event.id());
                }
            }
            case Event.ParallelStateFailed e -> failed(state, frame, event);
            case Event.MapStateFailed e -> failed(state, frame, event);
            case Event.ParallelStateSucceeded e -> {
                // What follows, follows the last branch: AWS does not chain on this event.
            }
            case Event.MapStateSucceeded e -> {
                // As above.
            }
            // What leads on follows the start of the run.
            case Event.MapRunSucceeded e -> runAt(frame, inside, Stage.SUCCEEDED);
        }
    }

    private static void runAt(Frame frame, Step.Inside inside, Stage stage) {
        if (inside.progress() instanceof Progress.Distributing map) {
            frame.moveTo(inside.with(map.at(stage)));
        }
    }

    /** What runs inside a Parallel or Map, if the frame is in one. */
    static Optional<Branches> branches(Frame frame) {
        return frame.step() instanceof Step.Inside inside ? inside.progress().branches() : Optional.empty();
    }

    /** A flow is over: a Parallel takes the result at once, a Map waits for the iteration's own event. */
    static void branchFinished(ExecutionState state, Frame frame, Payload output) {
        frame.parent().ifPresent(parent -> {
            Frame around = state.frame(parent.frame()).orElseThrow();
            if (Fold.inside(around).progress() instanceof Progress.Branching branching) {
                branching.running().succeed(parent.index(), output);
                around.follow(frame.lastEventId());
                state.remove(frame.id());
            }
        });
    }

    /** Ends all that runs inside a frame's Parallel or Map. */
    static void removeBranches(ExecutionState state, Frame frame) {
        branches(frame).ifPresent(branches -> {
            for (int id : List.copyOf(branches.running().values())) {
                state.frame(id).ifPresent(child -> {
                    removeBranches(state, child);
                    state.remove(id);
                });
            }
        });
    }

    private static void startBranches(ExecutionState state, Frame frame, Step.Inside inside, HistoryEvent event,
            Event.ParallelStateStarted e) {
        Branches branches = new Branches(e.branches(), event.id());
        for (int i = 0; i < e.branches(); i++) {
            int id = state.nextFrame();
            state.add(new Frame(id, Optional.of(new Frame.Parent(frame.id(), inside.state(), i)), event.id(),
                    new Step.Starting(e.input())));
            branches.begin(i, id);
        }
        frame.moveTo(inside.with(new Progress.Branching(branches)));
        frame.follow(event.id());
    }

    private static void startIteration(ExecutionState state, Frame frame, Step.Inside inside, HistoryEvent event,
            Event.MapIterationStarted e) {
        int id = state.nextFrame();
        state.add(new Frame(id, Optional.of(new Frame.Parent(frame.id(), inside.state(), e.index())), event.id(),
                new Step.Starting(e.input())));
        running(inside).begin(e.index(), id);
    }

    private static void iterationSucceeded(ExecutionState state, Frame frame, Step.Inside inside, HistoryEvent event,
            Event.MapIterationSucceeded e) {
        Branches branches = running(inside);
        Frame child = state.frame(childOf(branches, e.index())).orElseThrow();
        if (!(child.step() instanceof Step.Finished finished)) {
            throw new IllegalStateException("Expected iteration " + e.index() + " to have finished");
        }
        branches.succeed(e.index(), finished.output());
        state.remove(child.id());
        // The next iteration follows the last inner event of this one; the end of the Map follows this event.
        frame.follow(branches.begun() < branches.size() ? event.previousEventId() : event.id());
    }

    private static void endIteration(ExecutionState state, Frame frame, Step.Inside inside, HistoryEvent event,
            int index, boolean failed) {
        Remains.giveUp(state, running(inside), index);
        if (failed) {
            frame.follow(event.previousEventId());
        }
    }

    private static void failed(ExecutionState state, Frame frame, HistoryEvent event) {
        // What it had reached stays until it is caught: a redrive of the execution goes on there.
        Remains.giveUpAll(state, frame);
        frame.follow(event.id());
    }

    private static int childOf(Branches branches, int index) {
        Integer id = branches.running().get(index);
        if (id == null) {
            throw new IllegalStateException("Expected iteration " + index + " to run, but it does not");
        }
        return id;
    }

    private static Branches running(Step.Inside inside) {
        return inside.progress().branches()
                .orElseThrow(() -> new IllegalStateException("Expected branches in " + inside.state()));
    }
}
