package dev.pawl.connector.function.process;

/**
 * What a call came to.
 *
 * @param payload
 *            what the function returned, or an error object
 * @param failed
 *            whether it is an error object
 * @param logTail
 *            the last 4 KB of the call's log in Base64
 */
public record CallResult(String payload, boolean failed, String logTail) {}
