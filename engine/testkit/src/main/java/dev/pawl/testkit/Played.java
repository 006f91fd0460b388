package dev.pawl.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.testkit.value.Values;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened in an execution that a stage played.
 *
 * @param machine
 *            name of the state machine
 * @param definition
 *            its text
 * @param status
 *            RUNNING if it could not go on: {@code waitingFor} says why
 * @param output
 *            if it succeeded
 * @param error
 *            if it did not
 * @param events
 *            its history, as GetExecutionHistory gives it
 * @param visits
 *            the states that it was in, in the order in which it entered them
 * @param duration
 *            from its start to its end, or to now, in virtual time
 * @param children
 *            executions that it began: of nested machines, and of items of distributed Maps
 * @param waitingFor
 *            what would have to happen so that it goes on; empty once it has ended
 */
public record Played(String machine, String definition, String executionArn, ExecutionStatus status, JsonNode input,
        Optional<JsonNode> output, Optional<String> error, Optional<String> cause, List<JsonNode> events,
        List<Visit> visits, Duration duration, List<Played> children, List<String> waitingFor) {
    /** Keeps its own copies. */
    public Played {
        events = List.copyOf(events);
        visits = List.copyOf(visits);
        children = List.copyOf(children);
        waitingFor = List.copyOf(waitingFor);
    }

    /** Names of the states that it was in, in the order in which it entered them. */
    public List<String> path() {
        return visits.stream().map(Visit::state).toList();
    }

    /** Types of its events, in order. */
    public List<String> eventTypes() {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    /** Its visits of one state. */
    public List<Visit> visitsOf(String state) {
        return visits.stream().filter(visit -> visit.state().equals(state)).toList();
    }

    /** Variables of the machine's own flow, with the values that they were given last. */
    public Map<String, JsonNode> variables() {
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        visits.stream().filter(visit -> visit.indices().isEmpty())
                .forEach(visit -> variables.putAll(visit.assigned()));
        return variables;
    }

    /** Whether it ended well. */
    public boolean succeeded() {
        return status == ExecutionStatus.SUCCEEDED;
    }

    /**
     * The output as a value of that type.
     *
     * @throws IllegalStateException
     *             if there is none
     */
    public <T> T outputAs(Class<T> type) {
        return Values.as(output.orElseThrow(() -> new IllegalStateException(
                "Expected an output, but the execution did not succeed:\n" + story())), type);
    }

    /** The path with inputs and outputs in short, and how it ended: what one wants to see when a test fails. */
    public String story() {
        return Story.of(this);
    }

    @Override
    public String toString() {
        return machine + " " + status + " " + path();
    }
}
