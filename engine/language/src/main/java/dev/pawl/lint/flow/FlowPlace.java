package dev.pawl.lint.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Flow;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.parse.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine, a branch or an item processor.
 *
 * @param node
 *            the object that was written
 * @param runsAs
 *            the kind of execution in which its states run
 * @param isolated
 *            whether it sees no variables from outside
 */
public record FlowPlace(Flow flow, JsonNode node, Location at, MachineType runsAs, boolean isolated,
        List<StatePlace> states) {
    static FlowPlace of(Flow flow, JsonNode node, Location at, MachineType runsAs, boolean isolated) {
        List<StatePlace> states = new ArrayList<>();
        for (State state : flow.states().values()) {
            Location place = at.child("States").child(state.name());
            JsonNode written = node.path("States").path(state.name());
            states.add(new StatePlace(state, written, place, runsAs, inner(state, written, place, runsAs)));
        }
        return new FlowPlace(flow, node, at, runsAs, isolated, List.copyOf(states));
    }

    private static List<FlowPlace> inner(State state, JsonNode node, Location at, MachineType runsAs) {
        if (state instanceof ParallelState parallel) {
            List<FlowPlace> branches = new ArrayList<>();
            for (int i = 0; i < parallel.branches().size(); i++) {
                branches.add(of(parallel.branches().get(i), node.path("Branches").path(i),
                        at.child("Branches").index(i), runsAs, false));
            }
            return List.copyOf(branches);
        }
        return state instanceof MapState map ? List.of(processor(map, node, at, runsAs)) : List.of();
    }

    private static FlowPlace processor(MapState map, JsonNode node, Location at, MachineType runsAs) {
        String name = map.processor().legacy() ? "Iterator" : "ItemProcessor";
        return switch (map.processor().mode()) {
            case INLINE -> of(map.processor().flow(), node.path(name), at.child(name), runsAs, false);
            case DISTRIBUTED -> of(map.processor().flow(), node.path(name), at.child(name),
                    MachineType.valueOf(map.processor().executionType().name()), true);
        };
    }
}
