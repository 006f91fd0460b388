package dev.pawl.interpreter.error;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.State;
import dev.pawl.asl.StateType;
import dev.pawl.asl.TaskState;
import dev.pawl.expr.EvaluationException;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.turn.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A state failed: it is tried again, its error is caught, or the flow around it fails too. */
public final class Failures {
    private static final int NO_CHILD = -1;

    private Failures() {}

    /** An expression of the state could not be evaluated. */
    public static void ofExpression(Turn turn, Frame frame, EvaluationException problem) {
        State state = turn.stateOf(frame);
        Step.Inside inside = Turn.inside(frame);
        Failure failure = Failure.of(problem.error(), turn.located(inside, problem.getMessage()));
        if (state.info().queryLanguage() == QueryLanguage.JSONATA) {
            turn.emit(frame, beforeEvaluation(frame, inside, state),
                    new Event.EvaluationFailed(failure, problem.location(), inside.state()));
        }
        ofState(turn, frame, failure, Optional.empty());
    }

    /**
     * A state failed.
     *
     * @param alias
     *            another name by which the error goes
     */
    public static void ofState(Turn turn, Frame frame, Failure failure, Optional<String> alias) {
        ofState(turn, frame, failure, alias, Duration.ZERO);
    }

    /**
     * A task failed whose service may want to be left alone.
     *
     * @param notBefore
     *            how long
     */
    public static void ofTask(Turn turn, Frame frame, Failure failure, Optional<Duration> notBefore) {
        ofState(turn, frame, failure, Optional.empty(), notBefore.orElse(Duration.ZERO));
    }

    private static void ofState(Turn turn, Frame frame, Failure failure, Optional<String> alias,
            Duration notBefore) {
        turn.probe().ifPresent(probe -> probe.failed(failure));
        long follows = frame.lastEventId();
        Aborting.siblings(turn, frame, NO_CHILD, follows);
        if (!Retrying.plan(turn, frame, new Retrying.Cause(follows, failure, alias, notBefore))) {
            giveUp(turn, frame, follows, failure, alias);
        }
    }

    /** A branch or iteration failed; the frame is that of the Parallel or Map around it. */
    private static void ofBranch(Turn turn, Frame child, Failure failure) {
        Frame.Parent parent = child.parent().orElseThrow();
        Frame around = turn.state().frame(parent.frame()).orElseThrow();
        long follows = child.lastEventId();
        Optional<String> alias = Optional.empty();
        Optional<Event.StateAborted> aborted = Aborting.state(turn, child);
        if (Turn.inside(around).progress() instanceof Progress.Iterating) {
            turn.emit(around, follows, new Event.MapIterationFailed(parent.state(), parent.index()));
        } else {
            alias = Optional.of(ErrorNames.BRANCH_FAILED);
        }
        aborted.ifPresent(event -> turn.emit(around, follows, event));
        Aborting.siblings(turn, around, child.id(), follows);
        if (!Retrying.plan(turn, around, new Retrying.Cause(follows, failure, alias, Duration.ZERO))) {
            giveUp(turn, around, follows, failure, alias);
        }
    }

    /** No retry: caught, or the flow fails. */
    private static void giveUp(Turn turn, Frame frame, long follows, Failure failure, Optional<String> alias) {
        State state = turn.stateOf(frame);
        stateFailed(turn, frame, follows, state, failure);
        Optional<Catcher> catcher = catchers(state).stream()
                .filter(c -> ErrorNames.match(c.errorEquals(), failure.error(), alias)).findFirst();
        if (catcher.isPresent()) {
            turn.probe().ifPresent(probe -> probe.caught(catchers(state).indexOf(catcher.get())));
            Catching.go(turn, frame, catcher.get(), failure);
        } else {
            flowFailed(turn, frame, failure);
        }
    }

    /** The flow of a frame fails, and with it the state around it or the execution. */
    static void flowFailed(Turn turn, Frame frame, Failure failure) {
        if (frame.parent().isPresent()) {
            ofBranch(turn, frame, failure);
        } else {
            Aborting.everything(turn);
            // AWS lets a Fail state that a redrive came back to fail without entering it once more
            long follows = Math.max(frame.lastEventId(), turn.state().redrives().lastEventId());
            turn.emitForExecution(follows, new Event.ExecutionFailed(failure));
        }
    }

    /** A Fail state was entered: its error can only be caught around it. */
    public static void ofFailState(Turn turn, Frame frame, Failure failure) {
        flowFailed(turn, frame, failure);
    }

    private static void stateFailed(Turn turn, Frame frame, long follows, State state, Failure failure) {
        boolean broken = failure.error().filter(ErrorNames.RUNTIME::equals).isPresent();
        if (broken && !hasBegun(Turn.inside(frame).progress(), state)) {
            return;
        }
        switch (state.type()) {
            case PARALLEL -> turn.emit(frame, follows, new Event.ParallelStateFailed());
            case MAP -> turn.emit(frame, follows, new Event.MapStateFailed());
            case TASK, PASS, CHOICE, WAIT, SUCCEED, FAIL -> {
                // Their failure has an event of its own already, or none.
            }
        }
    }

    /** Whether a Parallel or Map runs something; a distributed Map does once its map run has begun. */
    private static boolean hasBegun(Progress progress, State state) {
        return switch (progress) {
            case Progress.Distributing map -> true;
            case Progress.Iterating map ->
                ((MapState) state).processor().mode() == ItemProcessor.Mode.INLINE;
            case Progress other -> other.branches().isPresent();
        };
    }

    /** What EvaluationFailed follows: what came before the state, until something has happened inside it. */
    private static long beforeEvaluation(Frame frame, Step.Inside inside, State state) {
        boolean nothingYet = frame.lastEventId() == inside.enteredEventId() && state.type() != StateType.WAIT;
        return nothingYet ? inside.beforeEnteredId() : frame.lastEventId();
    }

    static List<Retrier> retriers(State state) {
        return switch (state) {
            case TaskState task -> task.retriers();
            case ParallelState parallel -> parallel.retriers();
            case MapState map -> map.retriers();
            default -> List.of();
        };
    }

    private static List<Catcher> catchers(State state) {
        return switch (state) {
            case TaskState task -> task.catchers();
            case ParallelState parallel -> parallel.catchers();
            case MapState map -> map.catchers();
            default -> List.of();
        };
    }
}
