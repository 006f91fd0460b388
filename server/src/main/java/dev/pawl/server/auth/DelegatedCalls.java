package dev.pawl.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.parse.ResourceParser;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.server.api.error.ApiException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a definition lets the engine do to machines, executions, tasks and activities of its own: start, stop
 * and look at them, end them, feed them. Whoever writes it must be allowed to do the same, or a grant on one
 * machine would be one on all.
 *
 * @param operation
 *            as grants know it
 * @param resource
 *            the ARN that is written there; a star if only the run will tell
 */
public record DelegatedCalls(String operation, String resource) {
    private static final String NESTED = "states";
    private static final String OWN = "aws-sdk:sfn";
    private static final String FEEDING = "GetActivityTask";
    private static final String MACHINE = "StateMachineArn";
    private static final String EXECUTION = "ExecutionArn";
    private static final String TOKEN = "TaskToken";
    private static final String DYNAMIC = ".$";
    /** What they do is done to the execution, whatever else stands beside it. */
    private static final Set<String> TO_EXECUTIONS = Set.of("StopExecution", "DescribeExecution", "RedriveExecution",
            "GetExecutionHistory", "DescribeStateMachineForExecution", "ListMapRuns");
    private static final Set<String> TO_MACHINES = Set.of("StartExecution", "StartSyncExecution");
    private static final Set<String> BY_TOKEN = Set.of("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat");

    /**
     * Fails unless somebody may do all that a definition does.
     *
     * @throws ApiException
     *             AccessDeniedException, with what is needed
     */
    public static void require(AccessPolicy policy, Principal author, String definition) {
        for (DelegatedCalls call : of(definition)) {
            if (!call.isAllowed(policy, author)) {
                throw ApiException.protocol("AccessDeniedException", author.name() + " is not authorized to write a "
                        + "definition that " + call.described());
            }
        }
    }

    /** The run asks nobody, so that a list of what may be seen is no answer to what only the run will tell. */
    private boolean isAllowed(AccessPolicy policy, Principal author) {
        return policy.allows(author, operation, resource) && (!resource.equals(AccessPolicy.ANYTHING)
                || policy.machines(author, operation).isEmpty());
    }

    private String described() {
        if (operation.equals(FEEDING)) {
            return "gives tasks to the activity " + resource + ": that needs states:" + operation + " on it";
        }
        return "performs states:" + operation + (resource.equals(AccessPolicy.ANYTHING)
                ? " on what its input names: write " + (BY_TOKEN.contains(operation) ? "the task token" : "the ARN")
                        + ", or be granted that on everything"
                : " on resource: " + resource);
    }

    /** All such calls, without those of a definition that cannot be read: nobody will run it. */
    static List<DelegatedCalls> of(String definition) {
        List<DelegatedCalls> calls = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        try {
            open.push(Json.read(definition));
        } catch (JsonTextException e) {
            return calls;
        }
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            node.forEach(child -> {
                if (child.isContainerNode()) {
                    open.push(child);
                }
            });
            if (node.path("Resource").isTextual()) {
                calls.addAll(calls(node));
            }
        }
        return calls;
    }

    private static List<DelegatedCalls> calls(JsonNode state) {
        return ResourceParser.of(state.path("Resource").textValue()).map(resource -> switch (resource) {
            case TaskResource.LambdaFunction function -> List.<DelegatedCalls>of();
            case TaskResource.Activity activity -> List.of(new DelegatedCalls(FEEDING, activity.arn()));
            case TaskResource.Integration integration -> calls(state, integration);
        }).orElseGet(List::of);
    }

    private static List<DelegatedCalls> calls(JsonNode state, TaskResource.Integration resource) {
        String operation = resource.action().substring(0, 1).toUpperCase(Locale.ROOT) + resource.action().substring(1);
        boolean ours = resource.service().equals(NESTED) || resource.service().equals(OWN);
        if (!ours || Permissions.of(operation).isEmpty()) {
            return List.of();
        }
        List<JsonNode> arguments = new ArrayList<>(List.of(state.path("Arguments"), state.path("Parameters")));
        arguments.removeIf(JsonNode::isMissingNode);
        return (arguments.isEmpty() ? List.of(state.path("Parameters")) : arguments).stream()
                .flatMap(written -> targets(operation, written).stream()).distinct()
                .map(target -> new DelegatedCalls(operation, target)).toList();
    }

    /** All that is named there; a star for what only the run will tell. */
    private static List<String> targets(String operation, JsonNode arguments) {
        List<String> targets = new ArrayList<>();
        Set<String> needed = needed(operation);
        boolean named = false;
        for (String member : (Iterable<String>) arguments::fieldNames) {
            String name = member.endsWith(DYNAMIC)
                    ? member.substring(0, member.length() - DYNAMIC.length())
                    : member;
            if (name.endsWith("Arn") || needed.contains(name)) {
                targets.add(target(name, member, arguments.path(member)));
                named |= needed.isEmpty() || needed.contains(name);
            }
        }
        boolean known = named && !targets.contains(AccessPolicy.ANYTHING);
        return known ? targets : List.of(AccessPolicy.ANYTHING);
    }

    private static Set<String> needed(String operation) {
        if (BY_TOKEN.contains(operation)) {
            return Set.of(TOKEN);
        }
        if (TO_MACHINES.contains(operation)) {
            return Set.of(MACHINE);
        }
        return TO_EXECUTIONS.contains(operation) ? Set.of(EXECUTION) : Set.of();
    }

    private static String target(String name, String member, JsonNode written) {
        if (!member.equals(name) || !written.isTextual() || written.textValue().contains("{%")) {
            return AccessPolicy.ANYTHING;
        }
        return name.equals(TOKEN)
                ? TaskToken.decode(written.textValue()).map(TaskToken::executionArn).orElse(AccessPolicy.ANYTHING)
                : written.textValue();
    }
}
