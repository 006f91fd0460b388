package dev.pawl.examples.saga;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionHandler;

/**
 * Opens a case for the people who clear up by hand. Its number follows from the key, so twice is the same
 * case.
 */
public final class CaseDesk implements FunctionHandler {
    /** For {@link java.util.ServiceLoader}. */
    public CaseDesk() {}

    @Override
    public String name() {
        return "open-case";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) {
        return JsonNodeFactory.instance.objectNode().put("case", "CASE-" + event.path("key").asText());
    }
}
