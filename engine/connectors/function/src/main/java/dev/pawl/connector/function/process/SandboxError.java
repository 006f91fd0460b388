package dev.pawl.connector.function.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import java.time.Duration;
import java.util.Locale;

/** Errors that Lambda itself, rather than the function, answers with, worded as it words them. */
record SandboxError(String type, String message) {
    private static final int SIGNAL_BASE = 128;

    static SandboxError timedOut(String requestId, Duration timeout) {
        return new SandboxError("Sandbox.Timedout", String.format(Locale.ROOT,
                "RequestId: %s Error: Task timed out after %.2f seconds", requestId, timeout.toMillis() / 1000.0));
    }

    static SandboxError exited(String requestId, int exitValue) {
        return exit(requestId, exitValue == 0
                ? "Runtime exited without providing a reason"
                : "Runtime exited with error: " + reason(exitValue));
    }

    static SandboxError outOfMemory(String requestId) {
        return exit(requestId, "Runtime exited with error: signal: killed");
    }

    static SandboxError tooLarge(long lengthBytes, int limitBytes) {
        return new SandboxError("Function.ResponseSizeTooLarge", "Response payload size (" + lengthBytes
                + " bytes) exceeded maximum allowed payload size (" + limitBytes + " bytes).");
    }

    private static SandboxError exit(String requestId, String reason) {
        return new SandboxError("Runtime.ExitError", "RequestId: " + requestId + " Error: " + reason);
    }

    private static String reason(int exitValue) {
        return switch (exitValue - SIGNAL_BASE) {
            case 4 -> "signal: illegal instruction";
            case 6 -> "signal: aborted";
            case 7 -> "signal: bus error";
            case 8 -> "signal: floating point exception";
            case 9 -> "signal: killed";
            case 11 -> "signal: segmentation fault";
            case 15 -> "signal: terminated";
            default -> "exit status " + exitValue;
        };
    }

    String json() {
        return Json.write(JsonNodeFactory.instance.objectNode().put("errorType", type).put("errorMessage", message));
    }
}
