package dev.pawl.connector.function.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An exception as Lambda's Java runtime writes it. */
final class ErrorObject {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_CAUSES = 10;
    private static final int MAX_FRAMES = 200;

    private ErrorObject() {}

    static byte[] of(Throwable thrown) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(node(thrown, 0));
    }

    private static ObjectNode node(Throwable thrown, int depth) {
        ObjectNode error = MAPPER.createObjectNode();
        if (thrown.getMessage() != null) {
            error.put("errorMessage", thrown.getMessage());
        }
        error.put("errorType", thrown.getClass().getName());
        ArrayNode trace = error.putArray("stackTrace");
        for (StackTraceElement frame : thrown.getStackTrace()) {
            // What is below the function is ours, and of no interest.
            if (frame.getClassName().startsWith(ErrorObject.class.getPackageName()) || trace.size() == MAX_FRAMES) {
                break;
            }
            trace.add(frame.toString());
        }
        if (thrown.getCause() != null && depth < MAX_CAUSES) {
            error.set("cause", node(thrown.getCause(), depth + 1));
        }
        return error;
    }
}
