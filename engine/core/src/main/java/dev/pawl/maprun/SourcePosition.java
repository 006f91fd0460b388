package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Payload;
import java.util.Optional;

/**
 * Up to where items are in children: a place that the source knows, and how many items after it.
 *
 * @param from
 *            empty for the beginning
 */
public record SourcePosition(Optional<Payload> from, int skip) {
    /** The beginning. */
    public static final SourcePosition START = new SourcePosition(Optional.empty(), 0);

    ObjectNode write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("skip", skip);
        from.ifPresent(f -> node.set("from", f.value()));
        return node;
    }

    static SourcePosition read(JsonNode node) {
        return new SourcePosition(Optional.ofNullable(node.get("from")).map(Payload::of), node.get("skip").intValue());
    }
}
