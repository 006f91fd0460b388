package dev.pawl.hold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;

/**
 * That no executions are started any more, while those that run may end; or, of a node, that it hands over
 * what it has.
 *
 * @param by
 *            who ordered it
 */
public record Drain(Instant since, String by, Optional<String> reason) {
    /** As it is stored. */
    String document() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("since", since.toEpochMilli()).put("by", by);
        reason.ifPresent(text -> node.put("reason", text));
        return Payload.of(node).text();
    }

    static Drain read(String document) {
        JsonNode node = Payload.parse(document).value();
        return new Drain(Instant.ofEpochMilli(node.path("since").asLong()), node.path("by").asText(),
                node.hasNonNull("reason") ? Optional.of(node.path("reason").asText()) : Optional.empty());
    }
}
