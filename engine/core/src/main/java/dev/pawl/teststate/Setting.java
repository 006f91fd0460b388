package dev.pawl.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MapState;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import dev.pawl.teststate.mock.Mock;
import dev.pawl.teststate.mock.MockCheck;
import dev.pawl.teststate.mock.ServiceModels;
import dev.pawl.teststate.mock.StateTestException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A test that may begin.
 *
 * @param context
 *            what the caller made up
 * @param read
 *            what the ItemReader of a Map is said to have read
 */
record Setting(Subject subject, Payload input, Map<String, JsonNode> variables, Optional<Mock> mock,
        Optional<ObjectNode> context, Optional<Payload> read, StateTest.Configuration configuration) {

    /**
     * Reads all parts of a test.
     *
     * @throws StateTestException
     *             if it cannot begin
     */
    static Setting of(StateTest test, ServiceModels models, FileItems files) {
        Subject subject = Subject.of(test.definition(), test.stateName());
        Optional<Mock> mock = MockCheck.read(subject.state(), test.mock(), models);
        check(test, subject);
        Payload input = input(test);
        return new Setting(subject, input, variables(test), mock,
                test.context().map(text -> ContextCheck.read(text, subject.state())), read(test, subject, files),
                test.configuration());
    }

    private static void check(StateTest test, Subject subject) {
        if (test.revealSecrets() && test.mock().isPresent()) {
            throw StateTestException.validation("TestState does not support RevealSecrets when a mock is specified.");
        }
        if (test.context().isPresent() && test.mock().isEmpty()) {
            throw StateTestException.validation("Context can only be specified when a mock is specified.");
        }
        checkConfiguration(test.configuration(), subject);
    }

    private static void checkConfiguration(StateTest.Configuration configuration, Subject subject) {
        boolean map = subject.state() instanceof MapState;
        Optional<String> culprit = configuration.errorCausedByState();
        if (culprit.isPresent() && !subject.contains(culprit.get())) {
            throw StateTestException.validation("State not found in definition");
        }
        if (!map && (configuration.mapIterationFailureCount().isPresent()
                || configuration.mapItemReaderData().isPresent())) {
            throw StateTestException.validation(
                    "State configuration contains fields of a Map state, but the state under test is none.");
        }
    }

    private static Payload input(StateTest test) {
        try {
            return test.input().map(Payload::parse).orElse(Payload.EMPTY_OBJECT);
        } catch (JsonTextException e) {
            throw new StateTestException(StateTestException.Reason.INPUT,
                    "Invalid State Machine Execution Input: '" + e.getMessage() + "'");
        }
    }

    private static Map<String, JsonNode> variables(StateTest test) {
        if (test.variables().isEmpty()) {
            return Map.of();
        }
        try {
            JsonNode variables = Json.read(test.variables().get());
            if (variables.isObject()) {
                Map<String, JsonNode> byName = new LinkedHashMap<>();
                variables.properties().forEach(v -> byName.put(v.getKey(), v.getValue()));
                return byName;
            }
        } catch (JsonTextException e) {
            // As any other text that is not an object.
        }
        throw StateTestException.validation("Variables must be a valid JSON object");
    }

    private static Optional<Payload> read(StateTest test, Subject subject, FileItems files) {
        return test.configuration().mapItemReaderData().flatMap(data -> ((MapState) subject.state()).distributed()
                .itemReader().flatMap(reader -> ReadData.of(reader, data, files)));
    }
}
