package dev.pawl.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.Map;

/**
 * What a Kubernetes API server answered.
 *
 * @param text
 *            the body, as far as it was read
 * @param whole
 *            whether that is all of it
 */
record ApiAnswer(int status, String text, boolean whole) {
    /** AWS keeps no longer causes. */
    static final int LONGEST_CAUSE = 32_768;
    private static final int ROOM_FOR_THE_REST = 1_024;
    private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(200, "OK"), Map.entry(201, "Created"),
            Map.entry(202, "Accepted"), Map.entry(204, "No Content"), Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"), Map.entry(406, "Not Acceptable"), Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"), Map.entry(413, "Request Entity Too Large"),
            Map.entry(415, "Unsupported Media Type"), Map.entry(422, "Unprocessable Entity"),
            Map.entry(429, "Too Many Requests"), Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"), Map.entry(503, "Service Unavailable"), Map.entry(504, "Gateway Timeout"));

    boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON; what is none is a text. */
    JsonNode body() {
        try {
            return text.isBlank() ? TextNode.valueOf("") : Json.read(text);
        } catch (JsonTextException e) {
            return TextNode.valueOf(text);
        }
    }

    /** What the task gets, in the shape of AWS. */
    ObjectNode result() {
        return result(body());
    }

    /** What a failure tells: the same, short enough to be kept. */
    String cause() {
        if (whole) {
            String all = Json.write(result());
            if (all.length() <= LONGEST_CAUSE) {
                return all;
            }
        }
        String beginning = text.substring(0, Math.min(text.length(), (LONGEST_CAUSE - ROOM_FOR_THE_REST) / 2));
        String shortened = Json.write(result(TextNode.valueOf(beginning + "…")));
        return shortened.length() <= LONGEST_CAUSE ? shortened : Json.write(result(TextNode.valueOf("…")));
    }

    private ObjectNode result(JsonNode body) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("ResponseBody", body);
        result.put("StatusCode", status);
        result.put("StatusText", REASONS.getOrDefault(status, ""));
        return result;
    }
}
