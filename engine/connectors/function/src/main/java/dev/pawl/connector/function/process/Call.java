package dev.pawl.connector.function.process;

import java.util.Optional;

/**
 * One call of a function.
 *
 * @param payload
 *            JSON text of the event
 * @param clientContext
 *            JSON text, as the Runtime API has it
 * @param traceHeader
 *            as X-Ray writes it, if the call is in a trace
 */
public record Call(String requestId, String functionArn, String payload, Optional<String> clientContext,
        Optional<String> traceHeader) {}
