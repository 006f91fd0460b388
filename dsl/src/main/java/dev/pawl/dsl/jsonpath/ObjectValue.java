package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An object of a payload template. It never changes: {@link #put} gives another one.
 *
 * @param json
 *            with names that end in {@code .$} where paths and intrinsic functions stand
 */
public record ObjectValue(ObjectNode json) implements Template<Object> {
    /** With that member. */
    public ObjectValue put(String name, Value<?> value) {
        ObjectNode more = json.deepCopy();
        Literals.put(more, name, value);
        return new ObjectValue(more);
    }

    /** With that member: a text, a number, a boolean, null, or what Jackson makes JSON of. */
    public ObjectValue put(String name, @Nullable Object literal) {
        return put(name, new Literal<>(Literals.of(literal)));
    }
}
