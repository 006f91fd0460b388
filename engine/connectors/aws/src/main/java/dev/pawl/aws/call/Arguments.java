package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.TaskRequest;
import dev.pawl.secret.Secrets;

/** What a task gives an operation, with all that is added on the way. */
final class Arguments {
    private static final String RESOURCES = "Resources";

    private Arguments() {}

    /**
     * The arguments of a task, with its secrets.
     *
     * @param tagged
     *            a list whose elements say which machine and which execution they come from; empty if there is
     *            none
     * @throws dev.pawl.secret.SecretException
     *             if the machine may not use a secret that it refers to
     */
    static JsonNode of(TaskRequest request, Secrets secrets, String tagged) {
        JsonNode known = secrets.expandFor(request.input().value(), request.references(), request.stateMachineArn());
        return tagged.isEmpty() || !known.path(tagged).isArray() ? known : tagged(known, tagged, request);
    }

    private static JsonNode tagged(JsonNode given, String list, TaskRequest request) {
        ObjectNode copy = given.deepCopy();
        copy.path(list).forEach(element -> {
            if (element instanceof ObjectNode entry) {
                (entry.path(RESOURCES) instanceof ArrayNode resources ? resources : entry.putArray(RESOURCES))
                        .add(request.stateMachineArn()).add(request.executionArn());
            }
        });
        return copy;
    }
}
