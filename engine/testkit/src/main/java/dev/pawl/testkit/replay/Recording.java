package dev.pawl.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.testkit.trace.TraceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An execution that was recorded.
 *
 * @param label
 *            what people call it: its name, or its file
 * @param arn
 *            of the execution, if that is known
 * @param events
 *            as GetExecutionHistory gives them
 * @param mapResults
 *            what its map runs gave, by ARN, as far as that is known
 */
public record Recording(String label, Optional<String> arn, List<JsonNode> events, Map<String, JsonNode> mapResults) {
    /** Keeps its own copies. */
    public Recording {
        events = List.copyOf(events);
        mapResults = Map.copyOf(mapResults);
    }

    /**
     * Reads what {@code aws stepfunctions get-execution-history} or {@code pawl history --json} printed: an
     * object with
     * events, or the array of them. An {@code executionArn} beside the events is taken too.
     *
     * @throws TraceException
     *             if it is no history
     */
    public static Recording read(String label, String text) {
        JsonNode whole;
        try {
            whole = Json.read(text);
        } catch (JsonTextException e) {
            throw new TraceException("Expected the history of an execution as JSON, but " + e.getMessage());
        }
        JsonNode events = whole.isArray() ? whole : whole.path("events");
        if (!events.isArray() || events.isEmpty()) {
            throw new TraceException("Expected an object with the member events, as GetExecutionHistory gives it, but "
                    + (events.isArray() ? "there are no events" : "there is none"));
        }
        if (whole.hasNonNull("nextToken")) {
            throw new TraceException("Expected a whole history, but nextToken says that it goes on: ask for all pages");
        }
        List<JsonNode> all = new ArrayList<>();
        events.forEach(all::add);
        Optional<String> arn = Optional.of(whole.path("executionArn")).filter(JsonNode::isTextual)
                .map(JsonNode::asText);
        return new Recording(label, arn, all, Map.of());
    }
}
