package dev.pawl.testkit.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * One event as AWS shows it.
 *
 * @param at
 *            when it happened, if it says so
 * @param details
 *            the object whose name ends in EventDetails; missing if there is none
 */
public record SeenEvent(long id, long previous, String type, Optional<Instant> at, JsonNode details) {
    private static final String ENTERED = "StateEntered";
    private static final String EXITED = "StateExited";

    /**
     * Reads an event.
     *
     * @throws TraceException
     *             if it is none
     */
    public static SeenEvent of(JsonNode event) {
        if (!event.path("type").isTextual() || !event.path("id").isIntegralNumber()) {
            throw new TraceException("Expected an event with a type and an id, but got " + brief(event));
        }
        JsonNode details = event.properties().stream().filter(member -> member.getKey().endsWith("EventDetails"))
                .map(Map.Entry::getValue).findFirst().orElse(MissingNode.getInstance());
        return new SeenEvent(event.path("id").asLong(), event.path("previousEventId").asLong(),
                event.path("type").asText(), time(event.path("timestamp")), details);
    }

    private static Optional<Instant> time(JsonNode written) {
        if (written.isNumber()) {
            return Optional.of(Instant.ofEpochMilli(written.decimalValue().movePointRight(3).longValue()));
        }
        if (!written.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(written.asText()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a state was entered. */
    public boolean entered() {
        return type.endsWith(ENTERED);
    }

    /** Whether a state was left. */
    public boolean exited() {
        return type.endsWith(EXITED);
    }

    /** Whether a task was asked for. */
    public boolean scheduled() {
        return type.endsWith("Scheduled");
    }

    /** Whether a task did not succeed. */
    public boolean taskFailed() {
        return switch (type) {
            case "TaskFailed", "TaskTimedOut", "TaskStartFailed", "TaskSubmitFailed", "LambdaFunctionFailed",
                    "LambdaFunctionTimedOut", "LambdaFunctionScheduleFailed", "LambdaFunctionStartFailed",
                    "ActivityFailed", "ActivityTimedOut", "ActivityScheduleFailed" ->
                true;
            default -> false;
        };
    }

    /** Whether a task succeeded. */
    public boolean taskSucceeded() {
        return switch (type) {
            case "TaskSucceeded", "LambdaFunctionSucceeded", "ActivitySucceeded" -> true;
            default -> false;
        };
    }

    /** A member of the details that is text. */
    public Optional<String> text(String name) {
        return details.path(name).isTextual() ? Optional.of(details.path(name).asText()) : Optional.empty();
    }

    /**
     * A member of the details that holds data: JSON in a text, as AWS gives it, or the JSON itself. Empty if it
     * is not
     * there, or was cut.
     */
    public Optional<JsonNode> data(String name) {
        JsonNode written = details.path(name);
        if (written.isMissingNode() || details.path(name + "Details").path("truncated").asBoolean()) {
            return Optional.empty();
        }
        return Optional.of(written.isTextual() ? parsed(written) : written);
    }

    /** Text that is no JSON stands for itself: that is how some tools keep outputs. */
    static JsonNode parsed(JsonNode written) {
        try {
            return Json.read(written.asText());
        } catch (JsonTextException e) {
            return written;
        }
    }

    private static String brief(JsonNode event) {
        String text = event.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
