package dev.pawl.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.json.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event of an execution as it is logged.
 *
 * @param event
 *            a visible one
 * @param redriveCount
 *            of the execution
 * @param data
 *            whether inputs, outputs and variables are shown
 */
public record LogEvent(ExecutionInfo execution, HistoryEvent event, int redriveCount, boolean data) {
    /** AWS cuts inputs and outputs off whose escaped text is longer: 248 KiB. */
    private static final int LONGEST_ESCAPED = 248 * 1024;
    private static final String DETAILS = "EventDetails";
    private static final Set<String> CUT = Set.of("input", "output");

    /** AWS's name of the event's type. */
    public String type() {
        return AwsHistory.type(event.event());
    }

    /** What AWS writes to CloudWatch Logs: one JSON object. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", Long.toString(event.id()));
        json.put("type", type());
        ObjectNode details = details();
        if (details != null) {
            json.set("details", details);
        }
        json.put("redrive_count", Integer.toString(redriveCount));
        json.put("previous_event_id", Long.toString(event.previousEventId()));
        json.put("event_timestamp", Long.toString(event.timestamp().toEpochMilli()));
        return json.put("execution_arn", execution.arn());
    }

    /** The same as text on one line. */
    public String text() {
        return Json.write(json());
    }

    private @Nullable ObjectNode details() {
        for (Map.Entry<String, JsonNode> field : AwsHistory.tree(event, data).properties()) {
            if (field.getKey().endsWith(DETAILS) && field.getValue() instanceof ObjectNode details) {
                CUT.forEach(name -> cut(details, name));
                return details;
            }
        }
        return null;
    }

    private static void cut(ObjectNode details, String name) {
        String text = details.path(name).textValue();
        if (text == null || text.length() <= LONGEST_ESCAPED / 6) {
            return;
        }
        int end = fitting(text);
        if (end < text.length()) {
            details.put(name, text.substring(0, end));
            details.putObject(name + "Details").put("truncated", true);
        }
    }

    /** How many characters fit, counted as bytes of JSON text; never half of a pair of surrogates. */
    private static int fitting(String text) {
        int bytes = 0;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            bytes += escapedBytes(character);
            if (bytes > LONGEST_ESCAPED) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static int escapedBytes(int character) {
        if (character < ' ') {
            return character == '\n' || character == '\r' || character == '\t' ? 2 : 6;
        }
        if (character < 0x80) {
            return character == '"' || character == '\\' ? 2 : 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
