package dev.pawl.connector.function;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Payload;
import java.time.Duration;
import java.util.Map;
import java.util.List;
import java.util.Optional;

/** Requests and settings for the tests here. */
final class Tasks {
    static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";
    private static final TaskResource INVOKE = new TaskResource.Integration("arn:aws:states:::lambda:invoke", "lambda",
            "invoke", TaskResource.Pattern.REQUEST_RESPONSE);

    private Tasks() {}

    static TaskRequest direct(String function, String input) {
        return request(new TaskResource.LambdaFunction(ARN + function), input, "token of " + function);
    }

    static TaskRequest invoke(String parameters) {
        return request(INVOKE, parameters, "token");
    }

    private static TaskRequest request(TaskResource resource, String input, String token) {
        return new TaskRequest(resource, Payload.parse(input), token,
                "arn:aws:states:us-east-1:000000000000:execution:m:e",
                "arn:aws:states:us-east-1:000000000000:stateMachine:m", Optional.empty(),
                Optional.of(Duration.ofSeconds(60)), 0, Optional.empty(), List.of(), Optional.empty());
    }

    static ConnectorProvider.Settings settings(Map<String, String> variables) {
        return new ConnectorProvider.Settings("000000000000", "us-east-1",
                name -> Optional.ofNullable(variables.get(name)));
    }

    static FunctionConnector inProcess(FunctionHandler... handlers) {
        return FunctionConnector.create(Functions.of(handlers), settings(Map.of()));
    }

    static FunctionHandler handler(String name, Body body) {
        return new FunctionHandler() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public com.fasterxml.jackson.databind.JsonNode handle(com.fasterxml.jackson.databind.JsonNode event,
                    FunctionContext context) throws Exception {
                return body.handle(event, context);
            }
        };
    }

    /** What a handler does. */
    interface Body {
        com.fasterxml.jackson.databind.JsonNode handle(com.fasterxml.jackson.databind.JsonNode event,
                FunctionContext context) throws Exception;
    }

    static Outcome.Completed completed(String output) {
        return new Outcome.Completed(Payload.parse(output));
    }
}
