package dev.pawl.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.State;
import dev.pawl.asl.TaskState;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.teststate.mock.MockCheck;
import dev.pawl.teststate.mock.StateTestException;
import java.util.Map;

/** Whether a context object that somebody made up could be one. */
final class ContextCheck {
    private enum Kind {
        TEXT("a string"), NUMBER("a number"), OBJECT("an object"), ANY("");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean fits(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case NUMBER -> value.isNumber();
                case OBJECT -> value.isObject();
                case ANY -> true;
            };
        }
    }

    private static final Map<String, Map<String, Kind>> FIELDS = Map.of("Execution",
            Map.of("Id", Kind.TEXT, "Input", Kind.ANY, "Name", Kind.TEXT, "RoleArn", Kind.TEXT, "StartTime", Kind.TEXT,
                    "RedriveCount", Kind.NUMBER, "RedriveTime", Kind.TEXT),
            "State", Map.of("EnteredTime", Kind.TEXT, "Name", Kind.TEXT, "RetryCount", Kind.NUMBER), "StateMachine",
            Map.of("Id", Kind.TEXT, "Name", Kind.TEXT), "Task", Map.of("Token", Kind.TEXT), "Map",
            Map.of("Item", Kind.OBJECT), "Map.Item",
            Map.of("Index", Kind.NUMBER, "Value", Kind.ANY, "Key", Kind.TEXT, "Source", Kind.TEXT));

    private ContextCheck() {}

    /**
     * Reads it.
     *
     * @throws StateTestException
     *             if it has what a context object has not
     */
    static ObjectNode read(String text, State state) {
        JsonNode context;
        try {
            context = Json.read(text);
        } catch (JsonTextException e) {
            throw invalid("Context object must be valid JSON");
        }
        if (!(context instanceof ObjectNode object)) {
            throw invalid("Context object must be a JSON object");
        }
        object.properties().forEach(part -> {
            if (part.getKey().equals("Map.Item") || !FIELDS.containsKey(part.getKey())) {
                throw notAllowed(part.getKey());
            }
            check(part.getKey(), part.getValue());
        });
        object.path("Map").properties().forEach(item -> check("Map.Item", item.getValue()));
        boolean hasToken = state instanceof TaskState task && MockCheck.waitsForOthers(task);
        if (object.has("Task") && !hasToken) {
            throw invalid("Context object contains 'Task' when state is not a Task state with a '.sync' or "
                    + "'.waitForTaskToken' service integration pattern");
        }
        return object;
    }

    private static void check(String part, JsonNode value) {
        if (!value.isObject()) {
            throw invalid(part + " must be an object");
        }
        Map<String, Kind> allowed = FIELDS.getOrDefault(part, Map.of());
        value.properties().forEach(field -> {
            Kind kind = allowed.get(field.getKey());
            if (kind == null) {
                throw notAllowed(field.getKey());
            }
            if (!kind.fits(field.getValue())) {
                throw invalid(part + "." + field.getKey() + " must be " + kind.words);
            }
        });
    }

    private static StateTestException notAllowed(String field) {
        return invalid("Field '" + field + "' is not allowed");
    }

    private static StateTestException invalid(String why) {
        return StateTestException.validation("Invalid Context object provided: " + why);
    }
}
