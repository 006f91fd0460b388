package dev.pawl.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.time.Instant;
import java.util.Optional;

/** What came of a request, short enough for a notice to the node that it came from. */
final class SettlementText {
    private static final String KIND = "kind";
    private static final String AT = "at";
    private static final String WHY = "why";

    private SettlementText() {}

    /** Empty for what the asker finds out by looking, or by asking again. */
    static Optional<String> of(Settlement settlement) {
        ObjectNode n = JsonNodeFactory.instance.objectNode();
        switch (settlement) {
            case Settlement.Done s -> n.put(KIND, "done").put(AT, s.at().toEpochMilli());
            case Settlement.Handed s -> n.put(KIND, "handed").put("token", s.token());
            case Settlement.NameTaken s -> n.put(KIND, "nameTaken");
            case Settlement.NoExecution s -> n.put(KIND, "noExecution");
            case Settlement.ExecutionOver s -> n.put(KIND, "executionOver").put(AT, s.stoppedAt().toEpochMilli());
            case Settlement.NotRedrivable s -> n.put(KIND, "notRedrivable").put(WHY, s.why());
            case Settlement.NoTask s -> n.put(KIND, "noTask");
            case Settlement.Promised s -> n.put(KIND, "promised");
            case Settlement.TaskOver s -> n.put(KIND, "taskOver");
            case Settlement.NotMigratable s -> {
                return Optional.empty();
            }
            case Settlement.Ended s -> {
                return Optional.empty();
            }
            case Settlement.Unavailable s -> {
                return Optional.empty();
            }
        }
        return Optional.of(Json.write(n));
    }

    /** What was written; empty if the asker has to look for itself. */
    static Optional<Settlement> read(String text) {
        JsonNode n;
        try {
            n = Json.read(text);
        } catch (JsonTextException e) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(n.path(AT).asLong());
        return switch (n.path(KIND).asText()) {
            case "done" -> Optional.of(new Settlement.Done(at));
            case "noExecution" -> Optional.of(new Settlement.NoExecution());
            case "executionOver" -> Optional.of(new Settlement.ExecutionOver(at));
            case "notRedrivable" -> Optional.of(new Settlement.NotRedrivable(n.path(WHY).asText()));
            case "noTask" -> Optional.of(new Settlement.NoTask());
            case "promised" -> Optional.of(new Settlement.Promised());
            case "taskOver" -> Optional.of(new Settlement.TaskOver());
            default -> Optional.empty();
        };
    }

    /** The token, if a task was handed out. */
    static Optional<String> token(String text) {
        try {
            return Optional.ofNullable(Json.read(text).get("token")).map(JsonNode::asText);
        } catch (JsonTextException e) {
            return Optional.empty();
        }
    }
}
