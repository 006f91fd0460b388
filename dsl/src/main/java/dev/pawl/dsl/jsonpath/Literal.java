package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON that is meant as it is.
 *
 * @param <T>
 *            the Java type
 */
public record Literal<T>(JsonNode value) implements Template<T> {
    /**
     * As it stands in a definition.
     *
     * @throws IllegalArgumentException
     *             if a member's name ends in {@code .$}: templates would look for a path there
     */
    @Override
    public JsonNode json() {
        return Literals.checked(value);
    }
}
