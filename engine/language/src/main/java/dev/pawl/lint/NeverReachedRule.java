package dev.pawl.lint;

import dev.pawl.lint.flow.FlowPlace;
import dev.pawl.lint.flow.Workflow;
import java.util.Set;

/** States to which only ways lead that are never taken. AWS refuses those to which no way leads at all. */
final class NeverReachedRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (FlowPlace flow : workflow.flows()) {
            Set<String> reached = Reached.by(flow, DeadRules::liveWays);
            flow.states().stream().filter(s -> !reached.contains(s.name()))
                    .forEach(s -> findings.add(LintCode.STATE_NEVER_REACHED,
                            "No execution comes to this state: all ways to it begin at rules that are never taken",
                            s.at()));
        }
    }
}
