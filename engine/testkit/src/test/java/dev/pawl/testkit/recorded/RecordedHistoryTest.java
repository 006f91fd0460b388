package dev.pawl.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.testkit.Stage;
import dev.pawl.testkit.mock.Behaviour;
import dev.pawl.testkit.mock.MockConfig;
import dev.pawl.testkit.mock.MockException;
import dev.pawl.testkit.mock.Mocks;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Executions that were recorded on AWS, played with mocks that answer as was recorded: their histories must
 * agree.
 */
class RecordedHistoryTest {
    private final List<RecordedCase> cases = RecordedCase.all();

    @Test
    void local_mocking_cases_agree_with_a_mock_config_file_made_of_their_recordings() {
        assumeFalse(cases.isEmpty(), "the recordings are not there");
        List<RecordedCase> mocking = cases.stream().filter(one -> one.area().equals("local_mocking")).toList();
        List<String> other = new ArrayList<>();
        for (RecordedCase one : mocking) {
            Trace trace = Trace.of(one.recorded());
            Mocks file = MockConfig.parse(mockConfig(trace).toString()).testCase("machine", "recorded");
            Recorded recorded = new Recorded(trace);
            // What a service that is waited for says at first has no place in such a file.
            Mocks mocks = call -> file.behaviour(call).map(
                    behaviour -> behaviour.accepting(recorded.behaviour(call).map(Behaviour::accepted).orElseThrow()));
            difference(one, mocks).ifPresent(difference -> other.add(one.id() + ": " + difference));
        }
        assertThat(other).isEmpty();
        assertThat(mocking).hasSize(5);
    }

    @Test
    void recorded_executions_agree_when_their_tasks_are_answered_as_recorded() {
        assumeFalse(cases.isEmpty(), "the recordings are not there");
        List<String> other = new ArrayList<>();
        for (RecordedCase one : cases) {
            difference(one, new Recorded(Trace.of(one.recorded())))
                    .ifPresent(difference -> other.add(one.id() + ": " + difference));
        }
        // The others were recorded in another region, hide a value, or read what no event of theirs tells of.
        assertThat(cases.size() - other.size()).as(String.join("\n", other)).isGreaterThanOrEqualTo(361);
        assertThat(cases).hasSizeLessThanOrEqualTo(366);
    }

    private static Optional<String> difference(RecordedCase one, Mocks mocks) {
        try (Stage stage = Stage.open()) {
            stage.deploy("machine", one.definition());
            RecordedPlayTest.setUp(stage, one.whole().path("setup"));
            stage.mocks(mocks);
            return new StrictMatch().difference(one.recorded(), stage.run("machine", one.input()).events());
        } catch (MockException | IllegalStateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The responses of each state in the order of its calls. */
    private static ObjectNode mockConfig(Trace trace) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        ObjectNode states = config.putObject("StateMachines").putObject("machine").putObject("TestCases")
                .putObject("recorded");
        ObjectNode responses = config.putObject("MockedResponses");
        for (Visit visit : trace.visits()) {
            for (SeenEvent event : visit.events()) {
                if (event.taskSucceeded() || event.taskFailed()) {
                    states.put(visit.state(), visit.state());
                    ObjectNode calls = responses.withObjectProperty(visit.state());
                    ObjectNode answer = calls.putObject(Integer.toString(calls.size()));
                    if (event.taskSucceeded()) {
                        answer.set("Return", event.data("output").orElseThrow());
                    } else {
                        ObjectNode failure = answer.putObject("Throw");
                        Set.of("error", "cause").forEach(name -> event.text(name).ifPresent(
                                text -> failure.put(name.equals("error") ? "Error" : "Cause", text)));
                    }
                }
            }
        }
        return config;
    }
}
