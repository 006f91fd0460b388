package dev.pawl.examples.nested;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import java.util.Map;

/** Says whether the price in an order is the one in the list. */
public final class PriceList implements FunctionHandler {
    private static final Map<String, Double> EURO = Map.of("beans-dark", 14.5, "filter-4", 1.2, "tea-oolong", 9.8,
            "pot-glass", 21.0);

    /** For {@link java.util.ServiceLoader}. */
    public PriceList() {}

    @Override
    public String name() {
        return "check-price";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
        String article = event.path("article").asText();
        double euro = EURO.getOrDefault(article, 0.0);
        if (Math.abs(euro - event.path("price").asDouble()) > 0.001) {
            throw new FunctionException("WrongPrice", "The list says " + euro + " for " + article);
        }
        return JsonNodeFactory.instance.objectNode().put("euro", euro);
    }
}
