package dev.pawl.runtime;

import dev.pawl.expr.Ambient;
import dev.pawl.expr.Budget;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.MapRunPlan.Source;
import dev.pawl.maprun.MapRunChanges;
import dev.pawl.maprun.MapRunEnd;
import dev.pawl.maprun.MapRunState;
import dev.pawl.maprun.PayloadItems;
import dev.pawl.timer.EngineClock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** What signals do to a map run, and what follows from them. */
final class MapRunDecisions {
    private final EngineClock clock;
    private final RandomGenerator random;
    private final Budget budget;
    private final MapRunAgain again;
    private final BooleanSupplier full;
    private final Gates gates;
    private volatile boolean draining;

    /**
     * @param full
     *            whether there is too much on its way for children to begin
     */
    MapRunDecisions(EngineClock clock, RandomGenerator random, MapRunAgain again, BooleanSupplier full,
            Gates gates) {
        this.clock = clock;
        this.again = again;
        this.full = full;
        this.gates = gates;
        this.random = random;
        this.budget = Budget.standard(clock::nanoTime);
    }

    /** From now on no child begins. */
    void drain() {
        draining = true;
    }

    /** Deals with one mail; what follows is in the turn. */
    void take(MapRunLive live, Mail mail, MapRunTurn turn) {
        if (!(mail.signal() instanceof Signal.ForMapRun signal)) {
            turn.settle(mail, new Settlement.NoExecution());
        } else if (signal instanceof Signal.RedriveMapRun) {
            redrive(live, mail, turn);
        } else if (live.over()) {
            turn.settle(mail, signal instanceof Signal.LimitMapRun
                    ? new Settlement.ExecutionOver(clock.now())
                    : new Settlement.Done(clock.now()));
        } else {
            turn.settle(mail, new Settlement.Done(clock.now()));
            apply(live, signal, turn);
            if (!live.over() && !draining) {
                goOn(live, turn);
            }
        }
    }

    /** One that is still being stopped is redriven once it has ended. */
    private void redrive(MapRunLive live, Mail mail, MapRunTurn turn) {
        if (!live.over()) {
            live.postpone(mail);
            return;
        }
        turn.settle(mail, new Settlement.Done(clock.now()));
        live.redrive(clock.now());
        live.state().redrive(turn.changes());
        open(live, turn.changes());
        if (!draining) {
            goOn(live, turn);
        }
    }

    private void apply(MapRunLive live, Signal.ForMapRun signal, MapRunTurn turn) {
        MapRunState state = live.state();
        MapRunChanges changes = turn.changes();
        switch (signal) {
            case Signal.ItemEnded ended -> state.ended(ended.child(), changes);
            case Signal.StopMapRun stop -> {
                // whoever asked for a redrive does not want it any more
                live.takePostponed().forEach(redrive -> turn.settle(redrive, new Settlement.Done(clock.now())));
                state.giveUp(new MapRunEnd.Aborted(), changes);
            }
            case Signal.LimitMapRun limit -> state.limit(limit.limits().over(state.limits()), changes);
            case Signal.ItemsRead read -> read(live, read, changes);
            case Signal.ResultsDone done -> results(live, done, turn);
            case Signal.MapRunBroke broke -> state.giveUp(new MapRunEnd.Failed(
                    Failure.of(ErrorNames.RUNTIME, "Internal error: " + broke.what())), changes);
            case Signal.RedriveMapRun redrive -> throw new IllegalArgumentException("Expected a run that goes on");
            case Signal.StartMapRun start -> {
                // that it is in memory is all
            }
            case Signal.WakeMapRun wake -> live.sleeps(false);
        }
    }

    private static void read(MapRunLive live, Signal.ItemsRead read, MapRunChanges changes) {
        if (live.reading().filter(read.by()::equals).isEmpty()) {
            return;
        }
        live.reads(false);
        read.chunk().broken().ifPresentOrElse(
                failure -> live.state().giveUp(new MapRunEnd.Failed(failure), changes),
                () -> {
                    live.state().read(read.chunk().items(), read.chunk().last());
                    changes.touch();
                });
    }

    /** What needs nothing to be read from outside, after it was begun or found again. */
    static void open(MapRunLive live, MapRunChanges changes) {
        switch (live.start().plan().source()) {
            case Source.Items items -> live.state()
                    .read(PayloadItems.after(items.items(), live.state().readFrom()), true);
            case Source.Unreadable source -> live.state().giveUp(new MapRunEnd.Failed(source.failure()), changes);
            case Source.Reader reader -> {
                // read when there is time
            }
        }
    }

    private boolean mayBeginNone(MapRunLive live) {
        return (full.getAsBoolean() && !live.state().running().isEmpty()) || gates.closed(live);
    }

    private void goOn(MapRunLive live, MapRunTurn turn) {
        MapRunState state = live.state();
        Instant now = clock.now();
        if (mayBeginNone(live)) {
            turn.changes().close();
        }
        Ambient ambient = new Ambient(now, random, budget);
        do {
            if (state.wantsAgain()) {
                state.again(again.of(live));
            }
            state.goOn(live.inputs(), ambient, turn.changes());
            // none of those that were found may be able to run again: nobody's end would ask for the next
        } while (state.wantsAgain() && state.mayBegin(turn.changes()));
        if (!state.isDone() || live.collecting()) {
            return;
        }
        Optional<MapRunEnd> heading = state.heading();
        if (heading.isPresent() && live.start().plan().results().export().isEmpty()) {
            end(live, heading.get(), turn);
        } else {
            live.collect();
            turn.collect();
        }
    }

    private void results(MapRunLive live, Signal.ResultsDone done, MapRunTurn turn) {
        if (done.of() != live) {
            // what was dropped from memory in between has its results put together again
            return;
        }
        if (done.exported()) {
            live.state().exported();
        }
        end(live, live.state().heading().orElse(done.end()), turn);
    }

    private void end(MapRunLive live, MapRunEnd end, MapRunTurn turn) {
        live.end(end.status(), clock.now());
        MapRunText.ended(live.start(), end).ifPresent(turn::send);
        turn.changes().touch();
    }

    /** A child that cannot be told about any more. */
    static MapRunChanges.Ended lost(int index, String why, Instant at) {
        return Children.ended(index, ExecutionStatus.FAILED, Optional.empty(), Failure.of(ErrorNames.RUNTIME, why), at);
    }
}
