package dev.pawl.testkit.transcript;

import dev.pawl.arn.ExecutionArn;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.asl.StateMachine;
import dev.pawl.expr.Ambient;
import dev.pawl.interpreter.ChildMachines;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.MapRunPlan;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.items.ChildResult;
import dev.pawl.json.Payload;
import dev.pawl.maprun.ItemInputs;
import dev.pawl.maprun.MapResult;
import dev.pawl.maprun.MapRunChanges;
import dev.pawl.maprun.MapRunChanges.Begun;
import dev.pawl.maprun.MapRunEnd;
import dev.pawl.maprun.MapRunState;
import dev.pawl.maprun.PayloadItems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the items of a distributed Map that come from the state's own data, each to its end at once. */
final class MapRunPlayer {
    private final MapRunPlan plan;
    private final MapRunState state;
    private final ItemInputs inputs;
    private final boolean express;
    private final SortedMap<Integer, ChildResult> results = new TreeMap<>();

    /** Runs a child. */
    interface Children {
        ExecutionState run(ExecutionArn child, Payload input);
    }

    MapRunPlayer(StateMachine machine, MapRunPlan plan) {
        MapState map = ChildMachines.map(machine, plan.arn().runs().label());
        this.plan = plan;
        this.express = map.processor().executionType() == ItemProcessor.ExecutionType.EXPRESS;
        this.state = new MapRunState(plan, express);
        this.inputs = new ItemInputs(plan, map);
    }

    Trigger.MapRunEnded play(Children children, Ambient ambient) {
        MapRunChanges changes = new MapRunChanges();
        if (plan.source() instanceof MapRunPlan.Source.Items items) {
            state.read(PayloadItems.after(items.items(), state.readFrom()), true);
        } else {
            throw new IllegalArgumentException("Expected items in the state's own data, but got " + plan.source());
        }
        state.goOn(inputs, ambient, changes);
        while (!state.isDone()) {
            MapRunChanges next = new MapRunChanges();
            for (Begun begun : changes.begun()) {
                run(begun, children, ambient.now(), next);
            }
            state.goOn(inputs, ambient, next);
            changes = next;
        }
        Optional<MapRunEnd> end = state.heading();
        return end.isPresent() && end.get() instanceof MapRunEnd.Failed failed
                ? new Trigger.MapRunEnded(plan.arn().text(), Optional.empty(), failed.failure())
                : new Trigger.MapRunEnded(plan.arn().text(),
                        Optional.of(MapResult.of(plan.results().shape(), List.copyOf(results.values()))),
                        dev.pawl.history.Failure.UNNAMED);
    }

    private void run(Begun begun, Children children, Instant now, MapRunChanges changes) {
        ExecutionArn arn = new MapRun(plan.arn()).child(begun.index());
        ExecutionState child = children.run(arn, begun.input());
        state.ended(new MapRunChanges.Ended(begun.index(), child.status(), child.output(), child.failure(), now),
                changes);
        results.put(begun.index(), new ChildResult(
                new ChildResult.Who(arn.text(), arn.name(), arn.runs().text()), begun.input(),
                ChildResult.Status.valueOf(child.status().name()), child.output(), child.failure(),
                new ChildResult.Times(Optional.of(now), Optional.of(now)),
                new ChildResult.Redrive(0, "NOT_REDRIVABLE", Optional.empty())));
    }
}
