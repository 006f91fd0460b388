package dev.pawl.lint;

import dev.pawl.asl.FailState;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;

/** A failure without a name can be told from no other one. */
final class FailRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof FailState fail && fail.error().isEmpty()) {
                findings.add(LintCode.FAIL_WITHOUT_ERROR,
                        "Without Error no Catch, search or alarm can tell this failure from others", state.at());
            }
        }
    }
}
