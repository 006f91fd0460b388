package dev.pawl.testkit.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.testkit.value.Values;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A function in the test in place of a Lambda function: of tasks whose Resource is its ARN, and of
 * {@code lambda:invoke}, whose result has the function's in Payload.
 */
public final class FunctionMock implements Mocks {
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:lambda:[^:]*:[^:]*:function:([^:]+)(?::.+)?");
    private static final Pattern PARTIAL = Pattern.compile("(?:[0-9]{12}:(?:function:)?)?([^:]+)(?::.+)?");

    private final String name;
    private final Function<JsonNode, ?> function;

    /** The function of that name. */
    public FunctionMock(String name, Function<JsonNode, ?> function) {
        this.name = name;
        this.function = function;
    }

    @Override
    public Optional<Behaviour> behaviour(TaskCall call) {
        return switch (call.resource()) {
            case TaskResource.LambdaFunction f -> isMeant(f.arn())
                    ? Optional.of(Behaviour.of(Ending.Answers.with(c -> function.apply(c.arguments()))))
                    : Optional.empty();
            case TaskResource.Integration i -> i.service().equals("lambda") && i.action().equals("invoke")
                    && isMeant(call.arguments().path("FunctionName").asText())
                            ? Optional.of(Behaviour.of(Ending.Answers.with(this::invoke)))
                            : Optional.empty();
            case TaskResource.Activity a -> Optional.empty();
        };
    }

    private ObjectNode invoke(TaskCall call) {
        JsonNode payload = call.arguments().path("Payload");
        JsonNode result = Values.json(function.apply(payload.isMissingNode()
                ? JsonNodeFactory.instance.objectNode()
                : payload));
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("ExecutedVersion", "$LATEST");
        response.set("Payload", result);
        return response.put("StatusCode", 200);
    }

    private boolean isMeant(String function) {
        for (Pattern form : new Pattern[]{ARN, PARTIAL}) {
            var matcher = form.matcher(function);
            if (matcher.matches()) {
                return matcher.group(1).equals(name);
            }
        }
        return false;
    }
}
