package dev.pawl.testkit.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskState;
import dev.pawl.history.Failure;
import dev.pawl.json.Json;
import dev.pawl.testkit.value.Values;
import dev.pawl.teststate.mock.FieldValidation;
import dev.pawl.teststate.mock.Mock;
import dev.pawl.teststate.mock.MockCheck;
import dev.pawl.teststate.mock.MockRequest;
import dev.pawl.teststate.mock.ServiceModels;
import dev.pawl.teststate.mock.StateTestException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mock in the form of AWS's TestState operation: {@code result}, or {@code errorOutput} with error and
 * cause, and
 * {@code fieldValidationMode}, which says how strictly a result is held against what the service can answer.
 */
public final class TestStateMock {
    private static final Set<String> MEMBERS = Set.of("result", "errorOutput", "fieldValidationMode");

    private TestStateMock() {}

    /**
     * Reads one. The result is JSON text, as AWS takes it, or the JSON itself.
     *
     * @throws MockException
     *             if it is none; whether it says exactly one thing is seen when it is used
     */
    public static MockRequest read(JsonNode mock) {
        if (!mock.isObject() || !MEMBERS.containsAll(mock.propertyStream().map(Map.Entry::getKey).toList())) {
            throw new MockException("Expected a mock with members of " + MEMBERS.stream().sorted().toList()
                    + ", but got " + Values.brief(mock));
        }
        Optional<JsonNode> result = Optional.ofNullable(mock.get("result"));
        Optional<JsonNode> error = Optional.ofNullable(mock.get("errorOutput"));
        return new MockRequest(result.map(json -> json.isTextual() ? json.asText() : Json.write(json)),
                error.map(e -> new Failure(text(e, "error"), text(e, "cause"))), validation(mock));
    }

    /**
     * What the task of a state comes to.
     *
     * @throws MockException
     *             if the mock cannot be true; the message is AWS's, and names the state
     */
    public static Ending ending(TaskState state, MockRequest mock, ServiceModels models) {
        try {
            return switch (MockCheck.read(state, Optional.of(mock), models).orElseThrow()) {
                case Mock.Result r -> new Ending.Returns(r.value().value());
                case Mock.Failed f -> new Ending.Fails(f.failure());
            };
        } catch (StateTestException e) {
            throw new MockException(
                    "Expected a mock that fits the state " + state.name() + " (" + state.resource().arn()
                            + "), but: " + e.getMessage());
        }
    }

    private static FieldValidation validation(JsonNode mock) {
        String mode = mock.path("fieldValidationMode").asText(FieldValidation.STRICT.name());
        for (FieldValidation each : FieldValidation.values()) {
            if (each.name().equals(mode)) {
                return each;
            }
        }
        throw new MockException("Expected STRICT, PRESENT or NONE as fieldValidationMode, but got " + mode);
    }

    private static Optional<String> text(JsonNode object, String member) {
        return Optional.ofNullable(object.get(member)).map(JsonNode::asText);
    }
}
