package dev.pawl.connector.function;

import dev.pawl.function.FunctionCall;
import dev.pawl.trace.TraceContext;
import java.time.Duration;
import java.util.Optional;

/**
 * One call of a function.
 *
 * @param payload
 *            JSON text of the event; Lambda takes none for an empty object
 * @param options
 *            what only lambda:invoke can say
 * @param task
 *            whose call it is
 * @param timeLimit
 *            after which nobody waits for the answer
 */
record Invocation(FunctionName function, Optional<String> payload, Options options, Task task, Duration timeLimit) {
    /**
     * What lambda:invoke can say.
     *
     * @param tailLog
     *            whether the end of the log is wanted
     * @param clientContext
     *            Base64, as the header has it
     */
    record Options(FunctionCall.Type type, boolean tailLog, Optional<String> clientContext,
            Optional<String> qualifier) {
        static final Options PLAIN = new Options(FunctionCall.Type.REQUEST_RESPONSE, false, Optional.empty(),
                Optional.empty());
    }

    /** The attempt behind the call. */
    record Task(String token, String executionArn, int retryCount, Optional<TraceContext> trace) {
        /** Outside of any trace. */
        Task(String token, String executionArn, int retryCount) {
            this(token, executionArn, retryCount, Optional.empty());
        }
    }
}
