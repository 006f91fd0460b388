package dev.pawl.connector.function.process;

import java.util.Optional;

/**
 * One call of a function.
 *
 * @param payload
 *            JSON text of the event
 * @param clientContext
 *            JSON text, as the Runtime API has it
 */
public record Call(String requestId, String functionArn, String payload, Optional<String> clientContext) {}
