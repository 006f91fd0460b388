package dev.pawl.connector.function.runtimeapi;

import java.util.Map;

/**
 * What a process is to work on.
 *
 * @param headers
 *            of the Runtime API, such as Lambda-Runtime-Deadline-Ms
 */
public record Event(String requestId, String payload, Map<String, String> headers) {}
