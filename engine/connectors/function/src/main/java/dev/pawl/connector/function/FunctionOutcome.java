package dev.pawl.connector.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.Outcome;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import java.util.Optional;

/** Turns answers into outcomes as AWS shows them, in the two forms that a function's task can have. */
final class FunctionOutcome {
    private static final String UNKNOWN = "Lambda.Unknown";

    private FunctionOutcome() {}

    /**
     * For a Resource that is the function's own ARN: the result is what the function returned, the cause its own
     * text.
     */
    static Outcome ofDirectCall(Answer answer) {
        return switch (answer) {
            case Answer.Refused refused -> ServiceErrors.outcome(refused);
            case Answer.Unreachable unreachable -> ServiceErrors.outcome(unreachable);
            case Answer.Returned returned when returned.functionError().isPresent() ->
                functionFailed(returned.payload(), returned.payload());
            case Answer.Returned returned -> parsed(returned.payload())
                    .<Outcome>map(value -> new Outcome.Completed(Payload.of(value))).orElseGet(() -> notJson(returned));
        };
    }

    /** For {@code lambda:invoke}: the result is Lambda's whole answer, the cause compact JSON. */
    static Outcome ofInvoke(Answer answer) {
        return switch (answer) {
            case Answer.Refused refused -> ServiceErrors.outcome(refused);
            case Answer.Unreachable unreachable -> ServiceErrors.outcome(unreachable);
            case Answer.Returned returned when returned.functionError().isPresent() -> functionFailed(
                    returned.payload(), parsed(returned.payload()).map(Json::write).orElse(returned.payload()));
            case Answer.Returned returned when returned.payload().isEmpty() ->
                completed(returned, JsonNodeFactory.instance.textNode(""));
            case Answer.Returned returned -> parsed(returned.payload()).map(value -> completed(returned, value))
                    .orElseGet(() -> notJson(returned));
        };
    }

    private static Outcome completed(Answer.Returned returned, JsonNode payload) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("ExecutedVersion", returned.executedVersion());
        returned.logResult().ifPresent(log -> result.put("LogResult", log));
        result.set("Payload", payload);
        ObjectNode metadata = result.putObject("SdkHttpMetadata");
        ObjectNode all = metadata.putObject("AllHttpHeaders");
        ObjectNode last = metadata.putObject("HttpHeaders");
        returned.http().headers().forEach((name, values) -> {
            values.forEach(all.withArray(name)::add);
            last.put(name, values.get(values.size() - 1));
        });
        metadata.put("HttpStatusCode", returned.http().status());
        result.putObject("SdkResponseMetadata").put("RequestId", returned.http().requestId());
        result.put("StatusCode", returned.http().status());
        return new Outcome.Completed(Payload.of(result));
    }

    private static Outcome functionFailed(String payload, String cause) {
        Optional<String> errorType = parsed(payload).map(error -> error.path("errorType")).filter(JsonNode::isTextual)
                .map(JsonNode::textValue).filter(type -> !type.isEmpty());
        return errorType.map(type -> Outcome.Failed.of(type, cause)).orElseGet(() -> Outcome.Failed.of(UNKNOWN,
                "The cause could not be determined because Lambda did not return an error type. Returned payload: "
                        + payload));
    }

    private static Outcome notJson(Answer.Returned returned) {
        int shown = Math.min(returned.payload().length(), 200);
        return Outcome.Failed.of(UNKNOWN, "Expected JSON from the function, but it returned "
                + returned.payload().length() + " characters that are none: " + returned.payload().substring(0, shown));
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(Json.read(text));
        } catch (JsonTextException e) {
            return Optional.empty();
        }
    }
}
