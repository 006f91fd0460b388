package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A payload template as a definition has it, with names that end in {@code .$}.
 *
 * @param <T>
 *            the Java type of what it comes to
 */
public record WrittenTemplate<T>(JsonNode json) implements Template<T> {}
