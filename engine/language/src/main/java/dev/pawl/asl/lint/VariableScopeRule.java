package dev.pawl.asl.lint;

import dev.pawl.asl.lint.Assignments.Assignment;
import dev.pawl.asl.lint.Outline.FlowNode;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A branch or an iteration reads the variables around it, but assigns none of the same name. Only variables
 * count that
 * can have a value when the inner flow begins: what a Parallel assigns at its end may have a name used inside
 * it.
 */
final class VariableScopeRule implements Rule {
    /**
     * Following every variable through every transition is quadratic; no definition that somebody wrote needs
     * more.
     */
    private static final int MOST_STEPS = 5_000_000;

    @Override
    public void check(Outline outline, Problems problems) {
        new Walk(problems).check(outline.machine(), Set.of());
    }

    private static final class Walk {
        private final Problems problems;
        private int steps;

        private Walk(Problems problems) {
            this.problems = problems;
        }

        private void check(FlowNode flow, Set<String> around) {
            Set<String> outer = flow.isolated() ? Set.of() : around;
            Map<String, Set<String>> assigners = new HashMap<>();
            for (StateNode state : flow.states()) {
                for (Assignment a : Assignments.of(state)) {
                    assigners.computeIfAbsent(a.variable(), v -> new HashSet<>()).add(state.name());
                    if (outer.contains(a.variable())) {
                        problems.schema("Variable '" + a.variable() + "' is assigned by an outer scope, and cannot be"
                                + " assigned by an inner scope", a.location());
                    }
                }
            }
            Map<String, StateNode> byName = new HashMap<>();
            flow.states().forEach(s -> byName.put(s.name(), s));
            Map<String, Set<String>> reached = new HashMap<>();
            for (StateNode state : flow.states()) {
                Set<String> visible = new HashSet<>(outer);
                for (String variable : Assignments.inside(state)) {
                    Set<String> from = assigners.getOrDefault(variable, Set.of());
                    if (!from.isEmpty() && reached.computeIfAbsent(variable, v -> reach(from, byName))
                            .contains(state.name())) {
                        visible.add(variable);
                    }
                }
                state.inner().forEach(f -> check(f, visible));
            }
        }

        /** The states that can come after one of these. */
        private Set<String> reach(Set<String> from, Map<String, StateNode> byName) {
            Set<String> reached = new HashSet<>();
            Deque<String> toVisit = new ArrayDeque<>(from);
            while (!toVisit.isEmpty() && steps < MOST_STEPS) {
                StateNode state = byName.get(toVisit.pop());
                List<Transitions.Way> ways = state == null ? List.of() : Transitions.of(state);
                steps += 1 + ways.size();
                ways.stream().map(Transitions.Way::target).filter(reached::add).forEach(toVisit::push);
            }
            return reached;
        }
    }
}
