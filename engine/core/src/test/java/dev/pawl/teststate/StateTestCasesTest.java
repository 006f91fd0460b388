package dev.pawl.teststate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.Budget;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.teststate.mock.FieldValidation;
import dev.pawl.teststate.mock.MockRequest;
import dev.pawl.teststate.mock.ServiceModels;
import dev.pawl.teststate.mock.StateTestException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays cases.json: a state, what is said of it, and how the test of it ends. */
class StateTestCasesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.006Z");
    private static final Moment MOMENT = new Moment(NOW, new Random(1), Budget.standard(() -> 0),
            Moment.Limits.EXPRESS);

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("cases.json"))) {
            JsonNode cases = Json.mapper().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false).map(each -> DynamicTest.dynamicTest(
                    each.required("it").asText(), () -> assertThat(play(each)).isEqualTo(each.required("expect"))));
        }
    }

    private static JsonNode play(JsonNode written) {
        try {
            Standing standing = Tryout.of(test(written), ServiceModels.NONE, FileItems.NONE, StateTestCasesTest::around)
                    .begin(MOMENT);
            // As text and back: numbers that look the same are the same.
            return Json.read(Json.write(shown(((Standing.Ended) standing).result())));
        } catch (StateTestException e) {
            return JsonNodeFactory.instance.objectNode().put("refused", e.reason().name()).put("message",
                    e.getMessage());
        }
    }

    private static StateTest test(JsonNode written) {
        return new StateTest(Json.write(written.required("definition")), text(written, "state"),
                json(written, "input"), InspectionLevel.DEBUG, Optional.empty(), json(written, "variables"),
                json(written, "context"), Optional.ofNullable(written.get("mock")).map(StateTestCasesTest::mock),
                configuration(written.path("configuration")), false);
    }

    private static MockRequest mock(JsonNode mock) {
        Optional<Failure> error = mock.has("error")
                ? Optional.of(new Failure(text(mock, "error"), text(mock, "cause")))
                : Optional.empty();
        return new MockRequest(json(mock, "result"), error, FieldValidation.STRICT);
    }

    private static StateTest.Configuration configuration(JsonNode written) {
        return new StateTest.Configuration(number(written, "retries"), text(written, "causedBy"),
                number(written, "failedItems"), text(written, "read"));
    }

    private static ObjectNode shown(Tested tested) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("status", tested.status().name());
        tested.failure().error().ifPresent(error -> shown.put("error", error));
        tested.failure().cause().ifPresent(cause -> shown.put("cause", cause));
        tested.nextState().ifPresent(next -> shown.put("next", next));
        tested.output().ifPresent(output -> shown.set("output", output.value()));
        Inspection seen = tested.inspection();
        seen.result().ifPresent(result -> shown.set("result", result.value()));
        seen.steps().forEach((step, value) -> shown.withObject("seen").set(step.name(), value.value()));
        seen.variables().forEach((name, value) -> shown.withObject("variables").set(name, value));
        seen.handling().catcher().ifPresent(index -> shown.put("catcher", index));
        seen.handling().retrier().ifPresent(index -> shown.put("retrier", index));
        seen.handling().backoffSeconds().ifPresent(seconds -> shown.put("backoff", seconds));
        return shown;
    }

    private static ExecutionInfo around(Payload input) {
        return new ExecutionInfo("arn:aws:states:us-east-1:123456789012:express:m:e", "e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m", "m", "", "us-east-1", NOW, input,
                Optional.empty(), Optional.empty());
    }

    private static Optional<String> json(JsonNode object, String member) {
        return Optional.ofNullable(object.get(member)).map(Json::write);
    }

    private static Optional<String> text(JsonNode object, String member) {
        return Optional.ofNullable(object.path(member).textValue());
    }

    private static OptionalInt number(JsonNode object, String member) {
        return object.has(member) ? OptionalInt.of(object.get(member).intValue()) : OptionalInt.empty();
    }
}
