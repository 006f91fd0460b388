package dev.pawl.testkit.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A place at which two values differ.
 *
 * @param place
 *            such as {@code $.order.lines[2]}
 * @param expected
 *            empty if nothing was expected there
 * @param actual
 *            empty if there is nothing
 */
public record Difference(String place, Optional<JsonNode> expected, Optional<JsonNode> actual) {
    private static final int LONGEST = 200;

    /** On one line: expected and actual. */
    @Override
    public String toString() {
        return place + ": expected " + text(expected) + ", but got " + text(actual);
    }

    /** A value in short; {@code nothing} if there is none. */
    public static String text(Optional<JsonNode> value) {
        String text = value.map(JsonNode::toString).orElse("nothing");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
