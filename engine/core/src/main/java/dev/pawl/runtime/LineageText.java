package dev.pawl.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.Fork;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON form of forks and migrations on their way to the node that does them. */
final class LineageText {
    static final String MIGRATE = "migrate";
    private static final String VERSION = "version";
    private static final String ALIAS = "alias";

    private LineageText() {}

    static Message migrate(String arn, Migration to) {
        ObjectNode n = InboxText.node(MIGRATE).put("revision", to.revisionKey());
        to.versionArn().ifPresent(v -> n.put(VERSION, v));
        to.aliasArn().ifPresent(a -> n.put(ALIAS, a));
        return new Message(arn, Payload.of(n));
    }

    static Migration migration(JsonNode n) {
        return new Migration(n.path("revision").asLong(), text(n, VERSION), text(n, ALIAS));
    }

    static ObjectNode write(Fork fork) {
        ForkOrigin origin = fork.origin();
        ObjectNode n = JsonNodeFactory.instance.objectNode().put("origin", origin.executionArn())
                .put("key", origin.executionKey()).put("event", origin.eventId()).put("state", origin.state())
                .put("frame", fork.frame()).put("at", fork.at().toEpochMilli()).put("begins", fork.begins().text());
        origin.by().ifPresent(who -> n.put("by", who));
        ArrayNode edited = n.putArray("edited");
        origin.edited().forEach(edited::add);
        return n;
    }

    static Optional<Fork> fork(JsonNode n) {
        if (!n.isObject()) {
            return Optional.empty();
        }
        List<String> edited = new ArrayList<>();
        n.path("edited").forEach(what -> edited.add(what.asText()));
        ForkOrigin origin = new ForkOrigin(n.path("origin").asText(), n.path("key").asLong(), n.path("event").asLong(),
                n.path("state").asText(), text(n, "by"), edited);
        return Optional.of(new Fork(origin, n.path("frame").asInt(), Instant.ofEpochMilli(n.path("at").asLong()),
                Payload.parse(n.path("begins").asText())));
    }

    private static Optional<String> text(JsonNode n, String name) {
        return n.hasNonNull(name) ? Optional.of(n.path(name).asText()) : Optional.empty();
    }
}
