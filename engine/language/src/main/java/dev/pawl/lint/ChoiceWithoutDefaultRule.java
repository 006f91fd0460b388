package dev.pawl.lint;

import dev.pawl.asl.ChoiceState;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;

/** A Choice of which no rule holds fails, unless it has a Default. */
final class ChoiceWithoutDefaultRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof ChoiceState choice && choice.defaultNext().isEmpty()
                    && !Conditions.isExhaustive(choice.rules())) {
                findings.add(LintCode.CHOICE_WITHOUT_DEFAULT,
                        "If no rule of this Choice holds, the execution fails with States.NoChoiceMatched; a Default"
                                + " says what to do then",
                        state.at());
            }
        }
    }
}
