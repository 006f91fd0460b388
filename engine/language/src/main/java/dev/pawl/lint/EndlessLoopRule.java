package dev.pawl.lint;

import dev.pawl.lint.flow.Cycles;
import dev.pawl.lint.flow.FlowPlace;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** States that lead to each other and nowhere else. */
final class EndlessLoopRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (FlowPlace flow : workflow.flows()) {
            for (List<StatePlace> group : Cycles.of(flow, s -> true, w -> true)) {
                Set<String> names = group.stream().map(StatePlace::name).collect(Collectors.toSet());
                if (group.stream().noneMatch(s -> leaves(s, names))) {
                    findings.add(LintCode.LOOP_WITHOUT_EXIT,
                            "Once here, an execution never ends by itself: " + Loops.names(group) + " lead"
                                    + (group.size() == 1 ? "s" : "") + " nowhere else",
                            group.get(0).at());
                }
            }
        }
    }

    private static boolean leaves(StatePlace state, Set<String> group) {
        return state.node().path("End").asBoolean(false) || DeadRules.liveWays(state).stream()
                .anyMatch(w -> !group.contains(w.target()));
    }
}
