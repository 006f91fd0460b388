package dev.pawl.items.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A place between two values.
 *
 * @param bytes
 *            offset of the first byte behind the last value; negative if it is not known, or of no use
 * @param values
 *            how many values lie before it
 */
public record Mark(long bytes, long values) {
    /** Before the first value. */
    public static final Mark START = new Mark(-1, 0);

    /** Whether a source that can be opened anywhere need not be read from its beginning. */
    public boolean seekable() {
        return bytes >= 0;
    }

    /** As small JSON. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (seekable()) {
            json.put("bytes", bytes);
        }
        return json.put("values", values);
    }

    /** What {@link #toJson} wrote. */
    public static Mark of(JsonNode json) {
        return new Mark(json.path("bytes").asLong(-1), json.path("values").asLong());
    }
}
