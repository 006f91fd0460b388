package dev.pawl.lint.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.Location;

/** One thing to change in a JSON text. */
public sealed interface Change {
    /** Sets a member of the object that stands there; a new one comes last. */
    record Put(Location object, String name, JsonNode value) implements Change {}

    /** Takes away the member or element that stands there. */
    record Remove(Location place) implements Change {}

    /** Gives the member that stands there another name. */
    record Rename(Location member, String name) implements Change {}

    /** Puts another value into the place of the one that stands there. */
    record Replace(Location place, JsonNode value) implements Change {}

    /** Adds an element to the end of the array that stands there. */
    record Append(Location array, JsonNode element) implements Change {}
}
