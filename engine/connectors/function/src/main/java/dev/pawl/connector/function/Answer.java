package dev.pawl.connector.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call of a function came to. */
sealed interface Answer {
    /**
     * The function was called; it may have failed.
     *
     * @param payload
     *            text that should be JSON; empty unless the call waited for the function
     * @param functionError
     *            present if the function failed: the payload then says how
     */
    record Returned(String payload, Optional<String> functionError, String executedVersion, Optional<String> logResult,
            Http http) implements Answer {}

    /** Lambda refused the call. */
    record Refused(int status, Optional<String> code, String message, String requestId) implements Answer {}

    /** Nobody answered, or with something that cannot be an answer. */
    record Unreachable(String message) implements Answer {}

    /** How the answer came. */
    record Http(int status, Map<String, List<String>> headers, String requestId) {}
}
