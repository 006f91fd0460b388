package dev.pawl.connector.function.runtimeapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a function's process gets back. */
record Reply(int status, String reason, Map<String, String> headers, String body) {
    private static final String OK = "{\"status\":\"OK\"}";

    static Reply event(Event event) {
        return new Reply(200, "OK", event.headers(), event.payload());
    }

    static Reply accepted() {
        return new Reply(202, "Accepted", Map.of(), OK);
    }

    static Reply error(int status, String reason, String type, String message) {
        String body = Json.write(
                JsonNodeFactory.instance.objectNode().put("errorMessage", message).put("errorType", type));
        return new Reply(status, reason, Map.of(), body);
    }

    /** In one piece, so that no half of it waits for the other's acknowledgement. */
    byte[] bytes(boolean last) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = head(content.length, last);
        byte[] all = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return all;
    }

    private byte[] head(int length, boolean last) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", "application/json");
        all.put("Content-Length", String.valueOf(length));
        if (last) {
            all.put("Connection", "close");
        }
        all.putAll(headers);
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + ' ' + reason + "\r\n");
        all.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
