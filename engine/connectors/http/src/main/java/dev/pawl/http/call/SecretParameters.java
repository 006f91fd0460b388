package dev.pawl.http.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Payload;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts secrets where the parameters of a task refer to them, for machines that may. */
public final class SecretParameters {
    private SecretParameters() {}

    /**
     * Parameters with secrets in them; nothing if they refer to none.
     *
     * @throws CallException
     *             if the machine may not use one, or it cannot be had
     */
    public static Optional<Payload> expand(TaskRequest request, Secrets secrets) throws CallException {
        if (!Secrets.refers(request.input().text())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Payload.of(
                    expand(request.input().value(), text -> secrets.expandFor(text, request.stateMachineArn()))));
        } catch (SecretException e) {
            throw new CallException(CallException.PERMISSIONS, String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode expand(JsonNode node, UnaryOperator<String> text) {
        if (node.isTextual()) {
            return TextNode.valueOf(text.apply(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> array.add(expand(each, text)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), expand(member.getValue(), text)));
            return object;
        }
        return node;
    }
}
