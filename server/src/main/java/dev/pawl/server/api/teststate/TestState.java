package dev.pawl.server.api.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.StateTests;
import dev.pawl.history.Failure;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.Request;
import dev.pawl.teststate.InspectionLevel;
import dev.pawl.teststate.StateTest;
import dev.pawl.teststate.mock.FieldValidation;
import dev.pawl.teststate.mock.MockRequest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** Tries one state out. */
public record TestState(StateTests tests) implements Operation {
    @Override
    public CompletionStage<? extends JsonNode> call(Request request) {
        request.requireWhatItDoes(request.text("definition"));
        StateTest test = read(request);
        return tests.run(test).thenApply(result -> TestStateAnswer.of(result, test));
    }

    private static StateTest read(Request request) {
        InspectionLevel level = request.optionalText("inspectionLevel").map(InspectionLevel::valueOf)
                .orElse(InspectionLevel.INFO);
        return new StateTest(request.text("definition"), request.optionalText("stateName"),
                request.optionalText("input"), level, request.optionalText("roleArn"),
                request.optionalText("variables"), request.optionalText("context"),
                request.optional("mock").map(TestState::mock),
                request.optional("stateConfiguration").map(TestState::configuration)
                        .orElse(StateTest.Configuration.NONE),
                request.flag("revealSecrets"));
    }

    private static MockRequest mock(JsonNode mock) {
        JsonNode error = mock.path("errorOutput");
        Optional<Failure> failure = error.isObject()
                ? Optional.of(new Failure(text(error, "error"), text(error, "cause")))
                : Optional.empty();
        return new MockRequest(text(mock, "result"), failure,
                text(mock, "fieldValidationMode").map(FieldValidation::valueOf).orElse(FieldValidation.STRICT));
    }

    private static StateTest.Configuration configuration(JsonNode configuration) {
        return new StateTest.Configuration(number(configuration, "retrierRetryCount"),
                text(configuration, "errorCausedByState"), number(configuration, "mapIterationFailureCount"),
                text(configuration, "mapItemReaderData"));
    }

    private static Optional<String> text(JsonNode object, String member) {
        return Optional.ofNullable(object.path(member).textValue());
    }

    private static OptionalInt number(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isNumber() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
    }
}
