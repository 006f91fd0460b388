package dev.pawl.examples.invoices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionHandler;
import java.util.HashMap;
import java.util.Map;

/** Finds invoices that say the same as an earlier one: same customer, day, currency and lines. */
public final class DuplicateCheck implements FunctionHandler {
    /** For {@link java.util.ServiceLoader}. */
    public DuplicateCheck() {}

    @Override
    public String name() {
        return "duplicate-check";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) {
        Map<JsonNode, String> seen = new HashMap<>();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode duplicates = result.putArray("duplicates");
        for (JsonNode invoice : event.path("invoices")) {
            String number = invoice.path("number").asText();
            ObjectNode content = invoice.deepCopy();
            content.remove("number");
            String earlier = seen.putIfAbsent(content, number);
            if (earlier != null) {
                duplicates.addObject().put("number", number).put("sameAs", earlier);
            }
        }
        return result;
    }
}
