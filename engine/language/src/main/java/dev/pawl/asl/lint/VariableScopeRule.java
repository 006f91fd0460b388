package dev.pawl.asl.lint;

import dev.pawl.asl.lint.Assignments.Assignment;
import dev.pawl.asl.lint.Outline.FlowNode;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Problems;
import java.util.BitSet;
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
     * Following each variable through each transition is quadratic; no definition that somebody wrote needs more.
     */
    private static final long MOST_STEPS = 50_000_000;

    @Override
    public void check(Outline outline, Problems problems) {
        new Walk(problems).check(outline.machine(), Set.of());
    }

    private static final class Walk {
        private final Problems problems;
        private long steps;

        private Walk(Problems problems) {
            this.problems = problems;
        }

        private void check(FlowNode flow, Set<String> around) {
            Set<String> outer = flow.isolated() ? Set.of() : around;
            Map<String, BitSet> assigners = new HashMap<>();
            List<StateNode> states = flow.states();
            for (int i = 0; i < states.size(); i++) {
                for (Assignment a : Assignments.of(states.get(i))) {
                    assigners.computeIfAbsent(a.variable(), v -> new BitSet()).set(i);
                    if (outer.contains(a.variable())) {
                        problems.schema("Variable '" + a.variable() + "' is assigned by an outer scope, and cannot be"
                                + " assigned by an inner scope", a.location());
                    }
                }
            }
            checkInner(flow, outer, assigners);
        }

        private void checkInner(FlowNode flow, Set<String> outer, Map<String, BitSet> assigners) {
            FlowGraph graph = FlowGraph.of(flow);
            Map<String, BitSet> reached = new HashMap<>();
            for (int i = 0; i < flow.states().size(); i++) {
                StateNode state = flow.states().get(i);
                Set<String> visible = new HashSet<>(outer);
                for (String variable : Assignments.inside(state)) {
                    BitSet from = assigners.get(variable);
                    if (from != null && reached.computeIfAbsent(variable, v -> reach(graph, from)).get(i)) {
                        visible.add(variable);
                    }
                }
                state.inner().forEach(f -> check(f, visible));
            }
        }

        private BitSet reach(FlowGraph graph, BitSet from) {
            steps += graph.size();
            return steps > MOST_STEPS ? new BitSet() : graph.after(from);
        }
    }
}
