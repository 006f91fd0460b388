package dev.pawl.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.parse.ResourceParser;
import dev.pawl.engine.OwnActions;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.server.api.error.ApiException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a definition lets the engine do to machines and executions of its own: start them, stop them, look at
 * them.
 * Whoever writes it must be allowed to do the same, or a grant on one machine would be one on all.
 *
 * @param operation
 *            as grants know it
 * @param resource
 *            the ARN that is written there; a star if only the run will tell
 */
public record DelegatedCalls(String operation, String resource) {
    private static final String NESTED = "states";
    private static final String OWN = "aws-sdk:sfn";
    /** Whoever has a task token may use it. */
    private static final String BY_TOKEN = "sendTask";
    private static final List<String> TARGETS = List.of("StateMachineArn", "ExecutionArn");

    /**
     * Fails unless somebody may do all that a definition does.
     *
     * @throws ApiException
     *             AccessDeniedException, with what is needed
     */
    public static void require(AccessPolicy policy, Principal author, String definition) {
        for (DelegatedCalls call : of(definition)) {
            if (!policy.allows(author, call.operation, call.resource)) {
                throw ApiException.protocol("AccessDeniedException", author.name() + " is not authorized to write a "
                        + "definition that performs states:" + call.operation + (call.resource.equals("*")
                                ? " on what its input names: write the ARN, or be granted that on everything"
                                : " on resource: " + call.resource));
            }
        }
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
                call(node).ifPresent(calls::add);
            }
        }
        return calls;
    }

    private static Optional<DelegatedCalls> call(JsonNode state) {
        return ResourceParser.of(state.path("Resource").textValue())
                .filter(TaskResource.Integration.class::isInstance).map(TaskResource.Integration.class::cast)
                .filter(DelegatedCalls::isOurs)
                .map(resource -> new DelegatedCalls(
                        resource.action().substring(0, 1).toUpperCase(Locale.ROOT) + resource.action().substring(1),
                        target(state)));
    }

    private static boolean isOurs(TaskResource.Integration resource) {
        return (resource.service().equals(NESTED) || resource.service().equals(OWN))
                && OwnActions.NAMES.contains(resource.action()) && !resource.action().startsWith(BY_TOKEN);
    }

    private static String target(JsonNode state) {
        JsonNode arguments = state.has("Arguments") ? state.path("Arguments") : state.path("Parameters");
        for (String name : TARGETS) {
            JsonNode written = arguments.path(name);
            if (written.isTextual() && !arguments.has(name + ".$") && !written.textValue().contains("{%")) {
                return written.textValue();
            }
        }
        return AccessPolicy.ANYTHING;
    }
}
