package dev.pawl.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.Change;
import java.util.List;

/** Lambda itself fails now and then: AWS recommends to retry that. */
final class LambdaRetryRule implements LintRule {
    private static final List<String> TRANSIENT = List.of("Lambda.ServiceException", "Lambda.AWSLambdaException",
            "Lambda.SdkClientException", "Lambda.TooManyRequestsException");

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof TaskState task && isLambda(task.resource())) {
                List<String> missing = TRANSIENT.stream().filter(name -> task.retriers().stream()
                        .flatMap(r -> r.errorEquals().stream()).noneMatch(l -> ErrorHandlers.covers(l, name))).toList();
                if (!missing.isEmpty()) {
                    findings.add(LintCode.LAMBDA_WITHOUT_RETRY,
                            "Lambda's own passing failures are not retried: " + String.join(", ", missing), state.at(),
                            Fix.of("Retry them", change(state, missing)));
                }
            }
        }
    }

    private static boolean isLambda(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction f -> true;
            case TaskResource.Activity a -> false;
            case TaskResource.Integration i -> i.service().equals("lambda") && i.action().equals("invoke");
        };
    }

    private static Change change(StatePlace state, List<String> names) {
        ObjectNode retrier = JsonNodeFactory.instance.objectNode();
        names.forEach(retrier.putArray("ErrorEquals")::add);
        retrier.put("IntervalSeconds", 1).put("MaxAttempts", 3).put("BackoffRate", 2).put("JitterStrategy", "FULL");
        if (state.node().path("Retry").isArray()) {
            return new Change.Append(state.field("Retry"), retrier);
        }
        ArrayNode retry = JsonNodeFactory.instance.arrayNode().add(retrier);
        return new Change.Put(state.at(), "Retry", retry);
    }
}
