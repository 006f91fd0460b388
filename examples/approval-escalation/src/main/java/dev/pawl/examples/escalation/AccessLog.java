package dev.pawl.examples.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Records decisions. Its key says which one, so recording twice keeps the first. */
public final class AccessLog implements FunctionHandler {
    private final Map<String, JsonNode> entries = new ConcurrentHashMap<>();

    /** For {@link java.util.ServiceLoader}. */
    public AccessLog() {}

    @Override
    public String name() {
        return "record-decision";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) {
        entries.putIfAbsent(event.path("key").asText(), event.path("decision"));
        return JsonNodeFactory.instance.objectNode().put("entry", "access/" + event.path("key").asText());
    }

    Map<String, JsonNode> entries() {
        return Map.copyOf(entries);
    }
}
