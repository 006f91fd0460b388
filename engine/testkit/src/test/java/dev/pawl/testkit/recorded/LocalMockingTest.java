package dev.pawl.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import dev.pawl.testkit.mock.MockConfig;
import dev.pawl.testkit.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The three recorded cases of local mocking that keep something else than one whole history. */
class LocalMockingTest {
    @Test
    void branches_agree_with_a_recording_that_keeps_their_inside_without_order() {
        JsonNode whole = whole("local_mocking/base_scenarios.parallel_state_lambda.json");
        ObjectNode states = JsonNodeFactory.instance.objectNode();
        whole.path("expected").path("history").forEach(event -> {
            JsonNode exited = event.path("stateExitedEventDetails");
            if (event.path("type").asText().equals("TaskStateExited")) {
                states.putObject(exited.path("name").asText()).put("StatusCode", 200);
            }
        });

        Played played = play(whole, states);

        List<String> expected = new ArrayList<>();
        whole.path("expected").path("history").forEach(event -> expected.add(event.path("type").asText()));
        assertThat(played.eventTypes()).filteredOn(type -> !type.equals("ParallelStateSucceeded"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sorted(played.events())).isEqualTo(sorted(whole.path("expected").path("history")));
        JsonNode last = played.events().getLast();
        assertThat(last.path("id").asInt()).isEqualTo(16);
        assertThat(last.path("previousEventId").asInt()).isEqualTo(15);
    }

    @Test
    void an_express_execution_agrees() {
        JsonNode whole = whole("local_mocking/base_scenarios.lambda_service_invoke_sync_execution.json");
        JsonNode output = filled(whole.path("expected").path("response").path("output"));
        ObjectNode states = JsonNodeFactory.instance.objectNode();
        states.set("Start", output.path("final"));

        Played played = play(whole, states);

        assertThat(played.status().name()).isEqualTo(whole.path("expected").path("status").asText());
        assertThat(played.output()).contains(output);
    }

    @Test
    void an_execution_that_starts_another_agrees() {
        JsonNode whole = whole("local_mocking/base_callbacks.sfn_start_execution_sync_SFN_SYNC.json");
        ObjectNode steps = Json.mapper().createObjectNode();
        whole.path("steps").forEach(step -> steps.set(step.path("as").asText(), step));
        JsonNode definition = steps.path("create_state_machine_2").path("params").path("definition").path("$json");
        JsonNode input = steps.path("start_execution").path("params").path("input").path("$json");
        List<JsonNode> events = new ArrayList<>();
        steps.path("get_execution_history").path("expect").path("events").forEach(events::add);
        Recorded recorded = new Recorded(Trace.of(events));

        try (Stage stage = Stage.open()) {
            stage.deploy("machine", definition.toString()).mocks(recorded);
            Played played = stage.run("machine", input.toString());
            assertThat(new StrictMatch().difference(events, played.events())).isEmpty();
        }
    }

    private static JsonNode whole(String file) {
        Optional<JsonNode> whole = RecordedCase.whole(file);
        assumeTrue(whole.isPresent(), "the recordings are not there");
        return whole.orElseThrow();
    }

    /** With a MockConfigFile that has one answer for each state. */
    private static Played play(JsonNode whole, ObjectNode answers) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        ObjectNode states = config.putObject("StateMachines").putObject("machine").putObject("TestCases")
                .putObject("recorded");
        ObjectNode responses = config.putObject("MockedResponses");
        answers.properties().forEach(answer -> {
            states.put(answer.getKey(), answer.getKey());
            responses.putObject(answer.getKey()).putObject("0").set("Return", answer.getValue());
        });
        try (Stage stage = Stage.open()) {
            String definition = RecordedCase.filled(whole.path("definition").toString());
            if (whole.path("type").asText().equals("EXPRESS")) {
                stage.deployExpress("machine", definition);
            } else {
                stage.deploy("machine", definition);
            }
            MockConfig file = MockConfig.parse(config.toString());
            return stage.mocks(file.testCase("machine", "recorded"))
                    .run("machine", RecordedCase.filled(whole.path("input").toString()));
        }
    }

    private static JsonNode filled(JsonNode node) {
        return Json.read(RecordedCase.filled(node.toString()).replace("<lambda_function_name>", "lambda_uid1"));
    }

    /** How often each state was entered and left; what their tasks gave was not recorded. */
    private static Map<String, Long> sorted(Iterable<JsonNode> events) {
        List<String> all = new ArrayList<>();
        events.forEach(event -> event.properties().stream().filter(member -> member.getValue().has("name"))
                .forEach(member -> all.add(event.path("type").asText() + " " + member.getValue().path("name"))));
        return all.stream().collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }
}
