package dev.pawl.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids that follow from an execution's ARN and the ids of its events: the same after a crash, and on every
 * node.
 */
public final class SpanIds {
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private SpanIds() {}

    /** The trace of an execution that nobody gave one. */
    public static String trace(String executionArn) {
        return hex("trace " + executionArn, TRACE_BYTES);
    }

    /** The span of an execution; another one for each redrive. */
    public static String execution(String executionArn, int redriveCount) {
        return hex("execution " + executionArn + " " + redriveCount, SPAN_BYTES);
    }

    /** The span of a state that was entered with that event. */
    public static String state(String executionArn, long enteredEventId) {
        return hex("state " + executionArn + " " + enteredEventId, SPAN_BYTES);
    }

    /** The span of an attempt that was scheduled with that event. */
    public static String attempt(String executionArn, long scheduledEventId) {
        return hex("attempt " + executionArn + " " + scheduledEventId, SPAN_BYTES);
    }

    private static String hex(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java, but it is missing", e);
        }
    }
}
