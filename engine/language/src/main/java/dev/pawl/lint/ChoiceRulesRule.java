package dev.pawl.lint;

import dev.pawl.asl.ChoiceRule;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.FlowPlace;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that are never taken, and rules after which no other is looked at. */
final class ChoiceRulesRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (FlowPlace flow : workflow.flows()) {
            for (StatePlace state : flow.states()) {
                if (state.state() instanceof ChoiceState choice) {
                    findDead(flow, state, choice, findings);
                    findAlways(state, choice, findings);
                }
            }
        }
    }

    private static void findDead(FlowPlace flow, StatePlace state, ChoiceState choice, Findings findings) {
        Map<Integer, String> dead = DeadRules.of(choice);
        Set<String> targets = dead.isEmpty() ? Set.of() : targets(flow);
        dead.forEach((rule, reason) -> {
            Location at = state.field("Choices").index(rule);
            String message = "This rule is never taken: " + reason;
            String target = choice.rules().get(rule).next();
            boolean safe = dead.size() < choice.rules().size() && targets.contains(target);
            if (safe) {
                findings.add(LintCode.CHOICE_RULE_NEVER_TAKEN, message, at,
                        Fix.of("Remove the rule", new Change.Remove(at)));
            } else {
                findings.add(LintCode.CHOICE_RULE_NEVER_TAKEN, message, at);
            }
        });
    }

    /** Where live ways lead: what lost its last way would make the definition invalid. */
    private static Set<String> targets(FlowPlace flow) {
        Set<String> targets = new HashSet<>(Reached.by(flow, DeadRules::liveWays));
        targets.add(flow.flow().startAt());
        return targets;
    }

    private static void findAlways(StatePlace state, ChoiceState choice, Findings findings) {
        List<ChoiceRule> rules = choice.rules();
        for (int i = 0; i < rules.size(); i++) {
            boolean last = i == rules.size() - 1 && choice.defaultNext().isEmpty();
            if (Conditions.constant(rules.get(i).condition()).orElse(false) && !last) {
                findings.add(LintCode.CHOICE_RULE_ALWAYS_TAKEN,
                        "This rule holds whatever the data: neither a rule after it nor Default is ever looked at",
                        state.field("Choices").index(i));
                return;
            }
        }
    }
}
