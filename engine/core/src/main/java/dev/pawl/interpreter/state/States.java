package dev.pawl.interpreter.state;

import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.PassState;
import dev.pawl.asl.State;
import dev.pawl.asl.SucceedState;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.WaitState;
import dev.pawl.expr.EvaluationException;
import dev.pawl.history.Event;
import dev.pawl.interpreter.error.Failures;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;

/** Moves a frame on by one step, if there is one that needs nothing from outside. */
public final class States {
    private States() {}

    /** Moves it on; does nothing if it waits. */
    public static void step(Turn turn, Frame frame) {
        switch (frame.step()) {
            case Step.Starting s -> enter(turn, frame, turn.flow(frame).startAt(), s.input());
            case Step.Entering s -> enter(turn, frame, s.state(), s.input());
            case Step.Finished s -> finish(turn, frame, s.output());
            case Step.Inside s -> inside(turn, frame, s);
        }
    }

    /** Whether {@link #step} would do something. */
    public static boolean canStep(Frame frame) {
        return switch (frame.step()) {
            case Step.Starting s -> true;
            case Step.Entering s -> true;
            case Step.Finished s -> true;
            case Step.Inside s -> switch (s.progress()) {
                case Progress.Fresh p -> true;
                case Progress.Branching p -> p.running().done() == p.running().size();
                case Progress.Iterating p -> p.mayBegin() || p.running().done() == p.running().size();
                case Progress.Distributing p -> p.stage() == Progress.Distributing.Stage.TO_REDRIVE;
                case Progress.Waiting p -> false;
                case Progress.BackingOff p -> false;
                case Progress.Tasking p -> false;
            };
        };
    }

    private static void enter(Turn turn, Frame frame, String name, Payload input) {
        turn.emit(frame, new Event.StateEntered(turn.flow(frame).state(name).type(), name, input));
    }

    private static void finish(Turn turn, Frame frame, Payload output) {
        if (frame.parent().isPresent()) {
            Frame.Parent parent = frame.parent().get();
            Frame around = turn.state().frame(parent.frame()).orElseThrow();
            turn.emit(around, frame.lastEventId(), new Event.MapIterationSucceeded(parent.state(), parent.index()));
        } else {
            Exits.execution(turn, frame, output);
        }
    }

    private static void inside(Turn turn, Frame frame, Step.Inside inside) {
        State state = turn.stateOf(frame);
        try {
            switch (inside.progress()) {
                case Progress.Fresh p -> begin(turn, frame, state);
                case Progress.Branching p -> ParallelHandler.finish(turn, frame, (ParallelState) state, p);
                case Progress.Iterating p -> MapHandler.goOn(turn, frame, (MapState) state, p);
                case Progress.Distributing p -> DistributedMap.goOn(turn, frame, p);
                case Progress.Waiting p -> {
                }
                case Progress.BackingOff p -> {
                }
                case Progress.Tasking p -> {
                }
            }
        } catch (EvaluationException e) {
            Failures.ofExpression(turn, frame, e);
        }
    }

    private static void begin(Turn turn, Frame frame, State state) {
        switch (state) {
            case PassState s -> PassHandler.begin(turn, frame, s);
            case TaskState s -> TaskHandler.begin(turn, frame, s);
            case ChoiceState s -> ChoiceHandler.begin(turn, frame, s);
            case WaitState s -> WaitHandler.begin(turn, frame, s);
            case SucceedState s -> SucceedHandler.begin(turn, frame, s);
            case FailState s -> FailHandler.begin(turn, frame, s);
            case ParallelState s -> ParallelHandler.begin(turn, frame, s);
            case MapState s -> MapHandler.begin(turn, frame, s);
        }
    }
}
