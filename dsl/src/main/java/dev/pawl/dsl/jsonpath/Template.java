package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON that is written down, perhaps with objects in it whose members are found when the state runs.
 *
 * @param <T>
 *            the Java type of what it comes to
 */
public sealed interface Template<T> extends Value<T>
        permits Literal, ObjectValue, ArrayValue, RecordValue, WrittenTemplate {
    /** As it stands in a definition. */
    JsonNode json();
}
