package dev.pawl.lint;

import dev.pawl.lint.flow.Workflow;

/** One thing to look for in machines that are valid. */
@FunctionalInterface
public interface LintRule {
    /** Reports where there is something to say. */
    void check(Workflow workflow, Findings findings);
}
