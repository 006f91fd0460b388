package dev.pawl.interpreter.state;

import dev.pawl.asl.MapState;
import dev.pawl.expr.EvaluationException;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.interpreter.error.Failures;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.interpreter.turn.DataIn;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.util.List;
import java.util.Optional;

/** Map whose items run as executions of their own: a map run has them, and says how it ended. */
public final class DistributedMap {
    /** More items failed than may. */
    public static final Failure EXCEEDED = Failure.of(ErrorNames.EXCEED_TOLERATED_FAILURE_THRESHOLD,
            "The specified tolerated failure threshold was exceeded");

    private DistributedMap() {}

    /** A map run has ended; one that nobody waits for is ignored. */
    public static void ended(Turn turn, Trigger.MapRunEnded news) {
        for (Frame frame : List.copyOf(turn.state().frames())) {
            if (frame.step() instanceof Step.Inside inside && inside.progress() instanceof Progress.Distributing map
                    && map.waits() && map.run().arn().text().equals(news.mapRunArn())) {
                if (news.output().isPresent()) {
                    succeeded(turn, frame, (MapState) turn.stateOf(frame), news.output().get());
                } else {
                    turn.emit(frame, new Event.MapRunFailed(news.failure()));
                    Failures.ofState(turn, frame, news.failure(), Optional.empty());
                }
                return;
            }
        }
    }

    private static void succeeded(Turn turn, Frame frame, MapState state, Payload result) {
        long succeeded = turn.nextEventId();
        turn.emit(frame, new Event.MapRunSucceeded());
        try {
            DataOut out = DataOut.ofResult(turn, frame, state.data(), result);
            turn.emit(frame, succeeded, new Event.MapStateSucceeded());
            Exits.leave(turn, frame, state.transition(), out);
        } catch (EvaluationException e) {
            Failures.ofExpression(turn, frame, e);
        }
    }

    /** Has a map run go on where it stopped, if the execution was redriven. */
    static void goOn(Turn turn, Frame frame, Progress.Distributing map) {
        if (map.stage() == Progress.Distributing.Stage.TO_REDRIVE) {
            turn.emit(frame, new Event.MapRunRedriven(map.run().arn().text(), map.redrives() + 1));
            turn.command(new Command.RedriveMapRun(map.run()));
        }
    }

    /** Begins the map run. All that it needs is evaluated now. */
    static void begin(Turn turn, Frame frame, MapState state) {
        if (!MapRun.possibleIn(turn.state().info().arn())) {
            throw Fields.runtime("Expected a Standard execution around a distributed Map, but this one is Express.");
        }
        Payload input = DataIn.input(turn, frame, state);
        Optional<Payload> items = state.distributed().itemReader().isPresent()
                ? Optional.empty()
                : Optional.of(MapHandler.items(turn, frame, state, input));
        int maxConcurrency = MapHandler.maxConcurrency(turn, frame, state, input);
        turn.emit(frame, new Event.MapStateStarted(items.map(i -> i.value().size()).orElse(0), Payload.NULL, 0));
        MapRun run = MapRun.of(turn.state().info().arn(), MapRun.label(state), turn.nextEventId());
        Command start = new Command.StartMapRun(
                new MapRunPlans(turn, frame, state, input).of(run.arn(), items, maxConcurrency));
        turn.emit(frame, new Event.MapRunStarted(run.arn().text()));
        turn.command(start);
    }
}
