package dev.pawl.interpreter.state;

import dev.pawl.asl.MapState;
import dev.pawl.expr.EvaluationException;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.Aborting;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.interpreter.error.Failures;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.util.Optional;

/** Map whose items run as executions of their own. */
public final class DistributedMap {
    /** More items failed than may. */
    public static final Failure EXCEEDED = Failure.of(ErrorNames.EXCEED_TOLERATED_FAILURE_THRESHOLD,
            "The specified tolerated failure threshold was exceeded");

    private DistributedMap() {}

    /** The execution of an item has ended; one that nobody waits for is ignored. */
    public static void ended(Turn turn, Trigger.ItemEnded news) {
        for (Frame frame : turn.state().frames()) {
            if (frame.step() instanceof Step.Inside inside && inside.progress() instanceof Progress.Distributing map
                    && map.children().startedEventId() == news.mapRunEventId()
                    && map.children().running().containsKey(news.index())) {
                turn.emit(frame, news.output().<Event>map(output -> new Event.ItemSucceeded(news.index(), output))
                        .orElseGet(() -> new Event.ItemFailed(news.index(), news.failure())));
                return;
            }
        }
    }

    /** Refuses what is not there yet. */
    static void check(Turn turn, MapState state) {
        MapState.Distributed distributed = state.distributed();
        refuse(distributed.itemReader().isPresent(), "an ItemReader");
        refuse(distributed.itemBatcher().isPresent(), "an ItemBatcher");
        refuse(distributed.resultWriter().isPresent(), "a ResultWriter");
        refuse(!MapRun.possibleIn(turn.state().info().arn()), "an Express execution around it");
    }

    /** Opens the map run; the Map's own items and concurrency are known. */
    static void begin(Turn turn, Frame frame, MapState state, Payload input) {
        int items = Turn.inside(frame).progress().branches().orElseThrow().size();
        int tolerated = Tolerance.of(turn, frame, state, input, items);
        MapRun run = MapRun.of(turn.state().info().arn(), MapRun.label(state), turn.nextEventId());
        turn.emit(frame, new Event.MapRunStarted(run.arn().text(), tolerated));
    }

    /** Begins one more child if there is room for it, or goes on its way out. */
    static void goOn(Turn turn, Frame frame, MapState state, Progress.Distributing map) {
        if (map.exceeded()) {
            giveUp(turn, frame, map, EXCEEDED);
            Failures.ofState(turn, frame, EXCEEDED, Optional.empty());
        } else if (map.mayBegin()) {
            start(turn, frame, state, map);
        } else if (map.complete()) {
            finish(turn, frame, state, map);
        }
    }

    private static void start(Turn turn, Frame frame, MapState state, Progress.Distributing map) {
        int index = map.children().begun();
        Payload input;
        try {
            input = MapHandler.select(turn, frame, state, map.items(), index);
        } catch (EvaluationException e) {
            giveUp(turn, frame, map, Failure.of(e.error(), e.getMessage()));
            throw e;
        }
        turn.emit(frame, new Event.ItemStarted(index));
        turn.command(
                new Command.StartChild(map.children().startedEventId(), index, map.run().child(index), input));
    }

    private static void giveUp(Turn turn, Frame frame, Progress.Distributing map, Failure failure) {
        Aborting.children(turn, map);
        turn.emit(frame, new Event.MapRunFailed(failure));
    }

    private static void finish(Turn turn, Frame frame, MapState state, Progress.Distributing map) {
        long succeeded = turn.nextEventId();
        turn.emit(frame, new Event.MapRunSucceeded());
        DataOut out = DataOut.ofResult(turn, frame, state.data(), ParallelHandler.results(map.children()));
        turn.emit(frame, succeeded, new Event.MapStateSucceeded());
        Exits.leave(turn, frame, state.transition(), out);
    }

    private static void refuse(boolean present, String what) {
        if (present) {
            throw Fields.runtime("Expected a distributed Map whose items come from its input, but there is " + what
                    + ", which this version of Pawl does not run.");
        }
    }
}
