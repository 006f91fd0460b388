package dev.pawl.lint;

import dev.pawl.spelling.Spelling;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names that begin like those of the States Language but are none, and the one that nothing can take. */
final class ErrorNameRule implements LintRule {
    private static final Set<String> STATES = Set.of("States.ALL", "States.TaskFailed", "States.Timeout",
            "States.HeartbeatTimeout", "States.DataLimitExceeded", "States.Runtime", "States.Permissions",
            "States.NoChoiceMatched", "States.ParameterPathFailure", "States.ResultPathMatchFailure",
            "States.IntrinsicFailure", "States.QueryEvaluationError", "States.BranchFailed",
            "States.ExceedToleratedFailureThreshold", "States.ItemReaderFailed", "States.ResultWriterFailed");
    private static final List<String> LAMBDA = List.of("Lambda.ServiceException", "Lambda.AWSLambdaException",
            "Lambda.SdkClientException", "Lambda.TooManyRequestsException", "Lambda.ClientExecutionTimeoutException",
            "Lambda.ResourceNotFoundException", "Lambda.Unknown");

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            for (ErrorHandlers handlers : ErrorHandlers.of(state)) {
                for (int i = 0; i < handlers.errorEquals().size(); i++) {
                    for (int n = 0; n < handlers.errorEquals().get(i).size(); n++) {
                        check(handlers.errorEquals().get(i).get(n), handlers.at(i, n), findings);
                    }
                }
            }
        }
    }

    private static void check(String name, Location at, Findings findings) {
        if (name.equals("States.Runtime")) {
            findings.add(LintCode.ERROR_CANNOT_BE_HANDLED,
                    "Nothing retries or catches States.Runtime: an execution with this error fails", at);
            return;
        }
        boolean states = name.regionMatches(true, 0, "States.", 0, 7) && !STATES.contains(name)
                && !name.startsWith("States.Http.");
        Optional<String> meant = STATES.stream().filter(s -> isMeant(name, s)).findFirst()
                .or(() -> LAMBDA.stream().filter(l -> isMeant(name, l)).findFirst());
        if (meant.isPresent()) {
            findings.add(LintCode.ERROR_NAME_UNKNOWN,
                    "There is no error '" + name + "'; is '" + meant.get() + "' meant?", at,
                    Fix.of("Change to " + meant.get(), new Change.Replace(at, TextNode.valueOf(meant.get()))));
        } else if (states) {
            findings.add(LintCode.ERROR_NAME_UNKNOWN, "The States Language has no error '" + name
                    + "', and names that begin with 'States.' are its own", at);
        }
    }

    /** Whether the names differ in case, or in a letter or two. */
    private static boolean isMeant(String name, String known) {
        return (!name.equals(known) && Math.abs(name.length() - known.length()) <= 2
                && !known.equals("States.ALL") && Spelling.distance(name, known) <= 2)
                || (!name.equals(known) && name.equalsIgnoreCase(known) && !known.equals("States.ALL"));
    }
}
