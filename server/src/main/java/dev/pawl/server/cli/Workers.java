package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Event;
import dev.pawl.history.TaskKind;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;

/** Short names for who does a task and why it failed. */
final class Workers {
    private static final int LONGEST_CAUSE = 120;

    private Workers() {}

    /** The function, activity or service behind a task. */
    static String name(Event.TaskScheduled task) {
        if (task.kind() != TaskKind.SERVICE) {
            return task.resource().replaceFirst("^arn:.*?:(function|activity):", "");
        }
        JsonNode function = task.input().value().path("FunctionName");
        if (task.resourceType().equals("lambda") && function.isTextual()) {
            return function.textValue().replaceFirst("^arn:.*:function:", "");
        }
        return task.resourceType() + ":" + task.resource();
    }

    /** The first line of a cause; of Lambda's error object, its message. */
    static String shortCause(String cause) {
        String text = cause;
        if (cause.startsWith("{")) {
            try {
                text = Json.read(cause).path("errorMessage").asText(cause);
            } catch (JsonTextException e) {
                // Then it is text like any other.
            }
        }
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST_CAUSE ? line : line.substring(0, LONGEST_CAUSE - 1) + "…";
    }
}
