package dev.pawl.lint;

import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.shape.DataFlowCheck;
import dev.pawl.lint.shape.FlowProblem;
import java.util.List;
import java.util.Optional;

/**
 * What the shapes of the data tell. It comes last: what another rule has said of the same place is not said
 * again.
 */
final class DataRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        List<Finding> before = findings.all();
        for (FlowProblem problem : DataFlowCheck.of(workflow.machine(), findings.options().input()).problems()) {
            code(problem).filter(code -> before.stream().noneMatch(f -> says(f, code, problem.location())))
                    .ifPresent(code -> findings.add(code, sentence(problem.message()), problem.location(),
                            Optional.empty()));
        }
    }

    /** Findings are sentences without a full stop. */
    private static String sentence(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** The ways of variables are the business of a rule of their own. */
    private static Optional<LintCode> code(FlowProblem problem) {
        return switch (problem.kind()) {
            case PATH_NEVER_PRODUCED -> Optional.of(LintCode.PATH_NEVER_PRODUCED);
            case EXPRESSION_ALWAYS_UNDEFINED -> Optional.of(LintCode.EXPRESSION_ALWAYS_UNDEFINED);
            case TYPE_NEVER_FITS -> Optional.of(LintCode.TYPE_NEVER_FITS);
            case RESULT_PATH_ON_NON_OBJECT -> Optional.of(LintCode.RESULT_PATH_ON_NON_OBJECT);
            case CHOICE_NEVER_TRUE -> Optional.of(LintCode.CHOICE_RULE_NEVER_TAKEN);
            case CHOICE_ALWAYS_TRUE -> Optional.of(LintCode.CHOICE_RULE_ALWAYS_TAKEN);
            case PAYLOAD_LIMIT -> Optional.of(LintCode.PAYLOAD_LIMIT);
            case PAYLOAD_UNBOUNDED -> Optional.of(LintCode.PAYLOAD_UNBOUNDED);
            case VARIABLE_MAYBE_UNASSIGNED -> Optional.empty();
        };
    }

    private static boolean says(Finding finding, LintCode code, String at) {
        boolean near = finding.location().startsWith(at) || at.startsWith(finding.location());
        return near && (finding.code().equals(code.name())
                || finding.code().equals(LintCode.VARIABLE_NEVER_ASSIGNED.name()));
    }
}
