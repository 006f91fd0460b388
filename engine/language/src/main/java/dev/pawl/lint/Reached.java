package dev.pawl.lint;

import dev.pawl.lint.flow.FlowPlace;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Way;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** States to which a flow comes along some of its ways. */
final class Reached {
    private Reached() {}

    static Set<String> by(FlowPlace flow, Function<StatePlace, List<Way>> ways) {
        Map<String, StatePlace> states = flow.states().stream()
                .collect(Collectors.toMap(StatePlace::name, Function.identity()));
        Set<String> reached = new HashSet<>();
        Deque<String> toVisit = new ArrayDeque<>(List.of(flow.flow().startAt()));
        while (!toVisit.isEmpty()) {
            StatePlace state = states.get(toVisit.pop());
            if (state != null && reached.add(state.name())) {
                ways.apply(state).forEach(w -> toVisit.push(w.target()));
            }
        }
        return reached;
    }
}
