package dev.pawl.function;

import java.util.Optional;

/** What a call of a function came to. */
public sealed interface FunctionAnswer {
    /** Names the call. */
    String requestId();

    /**
     * It was called, and may have failed.
     *
     * @param status
     *            200, 202 for an event, 204 for a dry run
     * @param payload
     *            text that should be JSON; empty unless the call waited for the function
     * @param functionError
     *            present if the function failed: the payload then says how
     * @param logTail
     *            Base64 of the last 4 KB of its log, if that was asked for
     */
    record Returned(String requestId, int status, String payload, Optional<String> functionError,
            String executedVersion,
            Optional<String> logTail) implements FunctionAnswer {}

    /**
     * It was not called.
     *
     * @param code
     *            Lambda's name of the exception, such as ResourceNotFoundException
     */
    record Refused(String requestId, int status, String code, String message) implements FunctionAnswer {}
}
