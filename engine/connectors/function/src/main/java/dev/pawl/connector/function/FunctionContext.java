package dev.pawl.connector.function;

import java.time.Duration;

/**
 * What a handler may know about its call.
 *
 * @param functionName
 *            by which it was called
 * @param requestId
 *            of this call; another when the same attempt is called again after a crash
 * @param attemptToken
 *            of this attempt; the same when the same attempt is called again, so that work can be made
 *            idempotent
 * @param executionArn
 *            whose task it is
 * @param retryCount
 *            how often the state has been tried again: 0 at first
 * @param timeLimit
 *            after which the thread is interrupted and the answer thrown away
 */
public record FunctionContext(String functionName, String requestId, String attemptToken, String executionArn,
        int retryCount, Duration timeLimit) {}
