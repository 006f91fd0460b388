package dev.pawl.testkit.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What histories tell of data. */
final class Histories {
    private static final Set<String> OF_DATA = Set.of("States.Runtime", "States.ParameterPathFailure",
            "States.ResultPathMatchFailure", "States.QueryEvaluationError", "States.IntrinsicFailure");

    /** Stands for a moment of the recording. */
    private static final String MADE_UP_TIME = "2026-01-01T00:00:00.000Z";

    /** What a state got. */
    record Entered(String state, JsonNode input) {}

    private Histories() {}

    static List<Entered> entered(List<JsonNode> events) {
        List<Entered> entered = new ArrayList<>();
        for (JsonNode event : events) {
            JsonNode details = event.path("stateEnteredEventDetails");
            value(details.path("input")).ifPresent(i -> entered.add(new Entered(details.path("name").asText(), i)));
        }
        return entered;
    }

    /** JSON, whether it is written as such or as text; empty where a placeholder hides what it was. */
    private static Optional<JsonNode> value(JsonNode given) {
        try {
            String text = given.toString();
            return given.isMissingNode() || text.contains("<") || text.contains(MADE_UP_TIME)
                    ? Optional.empty()
                    : Optional.of(given.isTextual() ? Json.read(given.textValue()) : given);
        } catch (JsonTextException e) {
            return Optional.empty();
        }
    }

    /**
     * The states that were left, so that all they evaluate was evaluated; by a Catch only if nothing failed
     * before.
     */
    static List<String> left(List<JsonNode> events) {
        List<String> left = new ArrayList<>();
        boolean caught = events.stream().anyMatch(e -> e.path("type").asText().matches(".*(Failed|TimedOut)"));
        for (JsonNode event : events) {
            if (event.has("stateExitedEventDetails") && !caught) {
                left.add(event.path("stateExitedEventDetails").path("name").asText());
            }
        }
        return left;
    }

    static boolean failedOnData(List<JsonNode> events) {
        return events.stream().anyMatch(
                e -> OF_DATA.contains(e.path("executionFailedEventDetails").path("error").asText()));
    }
}
