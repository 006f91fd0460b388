package dev.pawl.lint;

import dev.pawl.asl.DataFlow;
import dev.pawl.asl.PassState;
import dev.pawl.asl.ResultPath;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.Change;

/** A result that is made with care and then thrown away. */
final class ResultDroppedRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            boolean dropped = state.state().data() instanceof DataFlow.JsonPathFlow flow
                    && flow.resultPath() instanceof ResultPath.Discard && flow.assign().isEmpty();
            if (!dropped) {
                continue;
            }
            if (state.node().has("ResultSelector")) {
                add("ResultSelector", state, findings);
            }
            if (state.state() instanceof PassState && state.node().has("Result")) {
                add("Result", state, findings);
            }
        }
    }

    private static void add(String field, StatePlace state, Findings findings) {
        findings.add(LintCode.RESULT_DROPPED, "ResultPath null throws away what " + field + " makes",
                state.field(field), Fix.of("Remove " + field, new Change.Remove(state.field(field))));
    }
}
