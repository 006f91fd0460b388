package dev.pawl.lint;

import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import java.util.Optional;

/** Errors that are retried or caught where they cannot come up. */
final class ImpossibleErrorRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            for (ErrorHandlers handlers : ErrorHandlers.of(state)) {
                for (int i = 0; i < handlers.errorEquals().size(); i++) {
                    for (int n = 0; n < handlers.errorEquals().get(i).size(); n++) {
                        String name = handlers.errorEquals().get(i).get(n);
                        int element = i;
                        int number = n;
                        reason(state, name).ifPresent(r -> findings.add(LintCode.ERROR_NEVER_RAISED,
                                "'" + name + "' cannot come up here: " + r, handlers.at(element, number)));
                    }
                }
            }
        }
    }

    /** Why an error cannot come up; empty if it can, or if nobody knows. */
    private static Optional<String> reason(StatePlace place, String error) {
        return switch (error) {
            case "States.BranchFailed" -> not(place.state() instanceof ParallelState, "only a Parallel raises it");
            case "States.ItemReaderFailed", "States.ResultWriterFailed", "States.ExceedToleratedFailureThreshold" ->
                not(holdsDistributedMap(place), "only a distributed Map raises it");
            default -> place.state() instanceof TaskState task ? ofTask(place, task, error) : Optional.empty();
        };
    }

    private static Optional<String> ofTask(StatePlace place, TaskState task, String error) {
        return switch (error) {
            case "States.NoChoiceMatched" -> Optional.of("only a Choice raises it");
            case "States.HeartbeatTimeout" ->
                not(task.heartbeatSeconds().isPresent(), "the task has no HeartbeatSeconds");
            case "States.Timeout" -> not(mayTimeOut(task), "the task has no TimeoutSeconds");
            case "States.QueryEvaluationError" -> not(place.isJsonata(), "the state is written in JSONPath");
            case "States.ParameterPathFailure", "States.ResultPathMatchFailure", "States.IntrinsicFailure" ->
                not(!place.isJsonata(), "the state is written in JSONata");
            default -> Optional.empty();
        };
    }

    private static Optional<String> not(boolean possible, String reason) {
        return possible ? Optional.empty() : Optional.of(reason);
    }

    /** What a function or another server reports is not known here. */
    private static boolean mayTimeOut(TaskState task) {
        boolean own = task.timeoutSeconds().isPresent() || task.heartbeatSeconds().isPresent();
        return own || switch (task.resource()) {
            case TaskResource.LambdaFunction f -> true;
            case TaskResource.Activity a -> false;
            case TaskResource.Integration i -> i.pattern() == TaskResource.Pattern.REQUEST_RESPONSE;
        };
    }

    private static boolean holdsDistributedMap(StatePlace place) {
        boolean itself = place.state() instanceof MapState map
                && map.processor().mode() == ItemProcessor.Mode.DISTRIBUTED;
        return itself || place.inner().stream().flatMap(f -> f.states().stream())
                .anyMatch(ImpossibleErrorRule::holdsDistributedMap);
    }
}
