package dev.pawl.history.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Events as AWS shows them in GetExecutionHistory. */
public final class AwsHistory {
    private AwsHistory() {}

    /**
     * Writes a visible event.
     *
     * @param data
     *            whether inputs, outputs, parameters and variables are shown
     * @throws IllegalArgumentException
     *             if the event is internal
     */
    public static void write(JsonGenerator json, HistoryEvent event, boolean data) throws IOException {
        json.writeStartObject();
        json.writeNumberField("timestamp", BigDecimal.valueOf(event.timestamp().toEpochMilli(), 3));
        json.writeStringField("type", type(event.event()));
        json.writeNumberField("id", event.id());
        json.writeNumberField("previousEventId", event.previousEventId());
        AwsDetails.write(event.event(), new AwsWriter(json, data));
        json.writeEndObject();
    }

    /** The same as a tree. */
    public static JsonNode tree(HistoryEvent event, boolean data) {
        try (TokenBuffer buffer = new TokenBuffer(Json.mapper(), false)) {
            write(buffer, event, data);
            return Json.mapper().readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * AWS's name of an event's type.
     *
     * @throws IllegalArgumentException
     *             if the event is internal
     */
    public static String type(Event event) {
        return switch (event) {
            case Event.StateEntered e -> e.state().text() + "StateEntered";
            case Event.StateExited e -> e.state().text() + "StateExited";
            case Event.StateAborted e -> e.state().text() + "StateAborted";
            case Event.TaskFailed e -> e.kind().prefix() + failed(e.phase());
            case Event.OfTask e -> e.kind().prefix() + e.getClass().getSimpleName().substring("Task".length());
            case Event.Internal e -> throw new IllegalArgumentException("Expected an event that AWS has, but got " + e);
            case Event.OfExecution e -> e.getClass().getSimpleName();
            case Event.EvaluationFailed e -> "EvaluationFailed";
            case Event.OfBranches e -> e.getClass().getSimpleName();
        };
    }

    private static String failed(Event.TaskFailed.Phase phase) {
        return switch (phase) {
            case SCHEDULE -> "ScheduleFailed";
            case START -> "StartFailed";
            case SUBMIT -> "SubmitFailed";
            case RUN -> "Failed";
        };
    }
}
