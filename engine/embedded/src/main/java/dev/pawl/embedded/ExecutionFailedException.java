package dev.pawl.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;

/** An execution ended, but not well. */
public final class ExecutionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String executionArn;
    private final ExecutionStatus status;
    private final String error;
    private final String cause;

    ExecutionFailedException(String executionArn, ExecutionStatus status, Failure failure) {
        super("Expected " + executionArn + " to succeed, but it is " + status
                + failure.error().map(error -> ": " + error).orElse("")
                + failure.cause().map(ExecutionFailedException::words).map(cause -> ": " + cause).orElse(""));
        this.executionArn = executionArn;
        this.status = status;
        this.error = failure.error().orElse("");
        this.cause = failure.cause().orElse("");
    }

    /** Which. */
    public String executionArn() {
        return executionArn;
    }

    /** FAILED, TIMED_OUT or ABORTED. */
    public ExecutionStatus status() {
        return status;
    }

    /** The error's name, as Catch compares it; empty if there is none. */
    public String error() {
        return error;
    }

    /**
     * What the execution says of it: of a function that failed, JSON with errorMessage and stackTrace; may be
     * empty.
     */
    public String cause() {
        return cause;
    }

    /** Of a function's error object the message alone. */
    private static String words(String cause) {
        try {
            JsonNode message = Json.read(cause).path("errorMessage");
            return message.isTextual() ? message.textValue() : cause;
        } catch (JsonTextException e) {
            return cause;
        }
    }
}
