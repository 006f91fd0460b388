package dev.pawl.lint;

import dev.pawl.asl.ParallelState;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;

/** A Parallel with one branch is worth its while only if it retries or catches for all of it. */
final class ParallelRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof ParallelState parallel && parallel.branches().size() == 1
                    && parallel.retriers().isEmpty() && parallel.catchers().isEmpty()) {
                findings.add(LintCode.PARALLEL_WITH_ONE_BRANCH,
                        "One branch runs beside nothing, and its output is wrapped in an array; its states could stand"
                                + " here themselves",
                        state.field("Branches"));
            }
        }
    }
}
