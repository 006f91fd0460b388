package dev.pawl.dsl.jsonpath;

/**
 * What can stand in a payload template: JSON that is written down, or something that is found when the state
 * runs.
 *
 * @param <T>
 *            the Java type of what it comes to
 */
public sealed interface Value<T> permits Template, Dynamic {}
