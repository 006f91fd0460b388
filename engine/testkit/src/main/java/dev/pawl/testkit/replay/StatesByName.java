package dev.pawl.testkit.replay;

import dev.pawl.asl.Flow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The states of a machine at any depth: a name is unique in the whole machine. */
final class StatesByName {
    private StatesByName() {}

    static Map<String, State> of(StateMachine machine) {
        Map<String, State> all = new LinkedHashMap<>();
        add(machine.flow(), all);
        return all;
    }

    private static void add(Flow flow, Map<String, State> all) {
        flow.states().forEach((name, state) -> {
            all.put(name, state);
            List<Flow> inside = switch (state) {
                case MapState map -> List.of(map.processor().flow());
                case ParallelState parallel -> parallel.branches();
                default -> List.of();
            };
            inside.forEach(inner -> add(inner, all));
        });
    }
}
