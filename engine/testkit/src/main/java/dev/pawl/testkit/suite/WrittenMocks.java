package dev.pawl.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.testkit.mock.MockConfig;
import dev.pawl.testkit.mock.MockException;
import dev.pawl.testkit.mock.Mocks;
import dev.pawl.testkit.mock.TaskCall;
import dev.pawl.testkit.mock.TaskMock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Mocks by state: as TestState takes them, as a MockConfigFile writes them, or the name of one of its
 * responses.
 */
final class WrittenMocks {
    private static final Set<String> ANSWERS = Set.of("result", "errorOutput", "Return", "Throw", "silence");
    private static final Set<String> MEMBERS = Set.of("result", "errorOutput", "Return", "Throw", "silence", "after",
            "accepted", "fieldValidationMode");

    private final Optional<MockConfig> config;

    WrittenMocks(Optional<MockConfig> config) {
        this.config = config;
    }

    /** What a case says of each state. */
    Mocks of(Written states) {
        List<Mocks> all = states.object().members().entrySet().stream()
                .map(state -> of(state.getKey(), state.getValue())).toList();
        return call -> all.stream().flatMap(mocks -> mocks.behaviour(call).stream()).findFirst();
    }

    private Mocks of(String state, Written mock) {
        if (mock.node().isTextual()) {
            return named(state, mock);
        }
        TaskMock script = new TaskMock(state);
        List<Written> answers = mock.node().isArray() ? mock.elements() : List.of(mock);
        if (answers.isEmpty()) {
            throw mock.expected("at least one answer");
        }
        for (int i = 0; i < answers.size(); i++) {
            TaskMock.Answered answered = answer(script, answers.get(i));
            if (i + 1 < answers.size()) {
                answered.times(1);
            }
        }
        return script;
    }

    private Mocks named(String state, Written name) {
        MockConfig responses = config.orElseThrow(() -> name.wrong("Expected mockConfig to name the file that has the"
                + " response " + name.text() + ", but it does not"));
        if (!responses.responses().containsKey(name.text())) {
            throw name.expected("one of the MockedResponses " + responses.responses().keySet());
        }
        MockConfig one = new MockConfig(Map.of("", Map.of("", Map.of(state, name.text()))), responses.responses());
        return call -> call.state().equals(state)
                ? one.testCase("", "").behaviour(new TaskCall("", call.state(), call.play(),
                        call.executionArn(), call.resource(), call.arguments(), call.indices(), call.invocation(),
                        call.retryCount()))
                : Optional.empty();
    }

    private static TaskMock.Answered answer(TaskMock script, Written written) {
        written.object(MEMBERS);
        List<String> said = ANSWERS.stream().filter(written.node()::has).sorted().toList();
        if (said.size() != 1) {
            throw written.wrong("Expected exactly one of result, errorOutput and silence, but there is "
                    + (said.isEmpty() ? "none" : String.join(" and ", said)));
        }
        written.member("after").ifPresent(after -> script.answersAfter(after.duration()));
        written.member("accepted").ifPresent(accepted -> script.accepts(accepted.node()));
        Written value = written.member(said.getFirst()).orElseThrow();
        return switch (said.getFirst()) {
            case "result" -> script.returns(value.node().isTextual() ? json(value) : value.node());
            case "Return" -> script.returns(value.node());
            case "errorOutput" -> fails(script, value, "error", "cause");
            case "Throw" -> fails(script, value, "Error", "Cause");
            default -> silence(script, value);
        };
    }

    /** TestState takes JSON in a text. */
    private static JsonNode json(Written text) {
        try {
            return Json.read(text.text());
        } catch (JsonTextException e) {
            throw text.wrong("Expected JSON in the text, as TestState takes it, or the JSON itself without quotes"
                    + " around it, but " + e.getMessage());
        }
    }

    private static TaskMock.Answered fails(TaskMock script, Written failure, String error, String cause) {
        failure.object(Set.of(error, cause));
        String name = failure.member(error).orElseThrow(() -> failure.expected("the member " + error)).text();
        return failure.member(cause).map(Written::text).map(text -> script.fails(name, text))
                .orElseGet(() -> script.fails(name));
    }

    private static TaskMock.Answered silence(TaskMock script, Written value) {
        return switch (value.node().isTextual() ? value.text() : "") {
            case "never answers" -> script.neverAnswers();
            case "callback lost" -> script.losesCallback();
            default -> throw value.expected("\"never answers\" or \"callback lost\"");
        };
    }

    /** The mocks of a test case of the MockConfigFile. */
    Mocks testCase(String machine, Written name) {
        MockConfig all = config.orElseThrow(
                () -> name.wrong("Expected mockConfig to name the file that has the test case, but it does not"));
        try {
            return all.testCase(machine, name.text());
        } catch (MockException e) {
            throw name.wrong(String.valueOf(e.getMessage()));
        }
    }
}
