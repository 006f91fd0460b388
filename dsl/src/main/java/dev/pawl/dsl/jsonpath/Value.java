package dev.pawl.dsl.jsonpath;

import dev.pawl.dsl.Written;

/**
 * What can stand in a payload template: JSON that is written down, or something that is found when the state
 * runs.
 *
 * @param <T>
 *            the Java type of what it comes to
 */
public sealed interface Value<T> extends Written permits Template, Dynamic {}
