package dev.pawl.examples.semaphore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;

/** Stands for the import of a supplier's prices over an interface that bears two sessions at a time. */
public final class ImportPrices implements FunctionHandler {
    /** For {@link java.util.ServiceLoader}. */
    public ImportPrices() {}

    @Override
    public String name() {
        return "import-prices";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) throws Exception {
        String supplier = event.path("supplier").asText();
        Thread.sleep(300);
        if (supplier.startsWith("Unreachable")) {
            throw new FunctionException("NoAnswer", supplier + " does not answer");
        }
        return JsonNodeFactory.instance.objectNode().put("supplier", supplier).put("prices", supplier.length() * 40);
    }
}
