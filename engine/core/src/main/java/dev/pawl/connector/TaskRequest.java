package dev.pawl.connector;

import dev.pawl.asl.TaskResource;
import dev.pawl.json.Payload;
import dev.pawl.trace.TraceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A task to do.
 *
 * @param resource
 *            what the state names
 * @param input
 *            arguments; an integration finds its parameters here
 * @param token
 *            names this attempt, also in a second delivery; what a callback brings back
 * @param executionArn
 *            whose task it is
 * @param stateMachineArn
 *            of that execution's machine
 * @param roleArn
 *            of Credentials
 * @param timeout
 *            after which the engine gives up, if it does
 * @param retryCount
 *            how often the state has been tried again
 * @param before
 *            handle of work that was accepted for this state before its execution was redriven, and did not
 *            succeed
 * @param references
 *            JSON Pointers to texts of the input that the definition itself holds and that refer to something
 *            in
 *            double braces; the same text elsewhere came with the data, and refers to nothing
 * @param trace
 *            what those who are called are told, so that their spans stand below this attempt's
 */
public record TaskRequest(TaskResource resource, Payload input, String token, String executionArn,
        String stateMachineArn, Optional<String> roleArn, Optional<Duration> timeout, int retryCount,
        Optional<Payload> before, List<String> references, Optional<TraceContext> trace) {

    /** Keeps its own copy. */
    public TaskRequest {
        references = List.copyOf(references);
    }

    /** The same in a trace. */
    public TaskRequest in(Optional<TraceContext> context) {
        return context.isEmpty()
                ? this
                : new TaskRequest(resource, input, token, executionArn, stateMachineArn, roleArn, timeout, retryCount,
                        before, references, context);
    }
}
