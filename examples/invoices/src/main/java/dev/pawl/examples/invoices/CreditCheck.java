package dev.pawl.examples.invoices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionHandler;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what each customer is to owe and says who would go beyond the credit that they have. */
public final class CreditCheck implements FunctionHandler {
    /** For {@link java.util.ServiceLoader}. */
    public CreditCheck() {}

    @Override
    public String name() {
        return "credit-check";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) {
        Map<String, BigDecimal> owed = new TreeMap<>();
        for (JsonNode line : event.path("lines")) {
            owed.merge(line.path("customer").asText(), Money.read(line.path("grossEuro")), BigDecimal::add);
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode beyond = result.putArray("beyondCredit");
        owed.forEach((customer, amount) -> {
            JsonNode credit = event.path("credit").path(customer);
            if (credit.isNumber() && amount.compareTo(Money.read(credit)) > 0) {
                beyond.addObject().put("customer", customer).put("owes", amount).set("credit", credit);
            }
        });
        return result.put("customers", owed.size());
    }
}
