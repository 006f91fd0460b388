package dev.pawl.connector.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.util.Objects;

/** What a failed function answers: Lambda's error object. */
final class ErrorPayload {
    private static final int MAX_FRAMES = 24;
    private static final int MAX_CAUSES = 3;

    private ErrorPayload() {}

    /** For an exception that left a handler. */
    static String of(Throwable thrown, String requestId) {
        ObjectNode error = describe(thrown, 0);
        error.put("requestId", requestId);
        return Json.write(error);
    }

    /** For an error without an exception. */
    static String of(String errorType, String message, String requestId) {
        return Json.write(JsonNodeFactory.instance.objectNode().put("errorMessage", message)
                .put("errorType", errorType).put("requestId", requestId));
    }

    private static ObjectNode describe(Throwable thrown, int depth) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("errorMessage", Objects.requireNonNullElse(thrown.getMessage(), ""));
        error.put("errorType", thrown instanceof FunctionException f ? f.errorType() : thrown.getClass().getName());
        ArrayNode trace = error.putArray("stackTrace");
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith(InProcessRuntime.class.getName()) || trace.size() == MAX_FRAMES) {
                break;
            }
            trace.add(frame.toString());
        }
        Throwable cause = thrown.getCause();
        if (cause != null && depth < MAX_CAUSES) {
            error.set("cause", describe(cause, depth + 1));
        }
        return error;
    }
}
