package dev.pawl.embedded;

import dev.pawl.connector.function.FunctionContext;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * What a function may know about its call.
 *
 * @param function
 *            its own name
 * @param executionArn
 *            whose task it is
 * @param retryCount
 *            how often the state has been tried again: 0 at first
 * @param idempotencyToken
 *            of this attempt: the same when the attempt is repeated because a crash swallowed its outcome,
 *            another one
 *            after a Retry
 * @param timeLimit
 *            after which the thread is interrupted and the answer thrown away
 */
public record FunctionCall(String function, String executionArn, int retryCount, String idempotencyToken,
        Duration timeLimit) {
    private static final int NAME = 7;

    static FunctionCall of(FunctionContext context) {
        return new FunctionCall(context.functionName(), context.executionArn(), context.retryCount(),
                context.attemptToken(), context.timeLimit());
    }

    /** The execution's name. */
    public String executionName() {
        String[] parts = executionArn.split(":", -1);
        return parts.length > NAME ? parts[NAME] : executionArn;
    }

    /** Writes a line to the log {@code function.NAME}, together with the execution's name. */
    public void log(String line) {
        LoggerFactory.getLogger("function." + function).info("{} {}", executionName(), line);
    }
}
