package dev.pawl.examples.invoices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionHandler;

/**
 * Makes one journal entry for each invoice. The entry's id follows from the invoice, so posting twice, as can
 * happen
 * after a crash, makes the same entry.
 */
public final class PostToLedger implements FunctionHandler {
    /** For {@link java.util.ServiceLoader}. */
    public PostToLedger() {}

    @Override
    public String name() {
        return "post-to-ledger";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = result.putArray("entries");
        for (JsonNode invoice : event.path("invoices")) {
            ObjectNode entry = entries.addObject();
            entry.put("entry", "JE-" + invoice.path("invoice").asText());
            entry.put("debit", "1400 receivables").put("credit", "8400 revenue");
            entry.set("amountEuro", invoice.path("grossEuro"));
        }
        return result;
    }
}
