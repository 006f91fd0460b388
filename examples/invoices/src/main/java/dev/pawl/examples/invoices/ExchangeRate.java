package dev.pawl.examples.invoices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import java.util.Map;

/**
 * Euros for one unit of a currency, from a table that stands for a rate service. Like a real one it is
 * sometimes busy:
 * always for the first question about dollars. A currency that is in no table fails in a way that no retry
 * mends.
 */
public final class ExchangeRate implements FunctionHandler {
    private static final Map<String, String> EURO_FOR_ONE = Map.of("EUR", "1", "USD", "0.9215", "SEK", "0.0883",
            "GBP", "1.1724");

    /** For {@link java.util.ServiceLoader}. */
    public ExchangeRate() {}

    @Override
    public String name() {
        return "exchange-rate";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
        String currency = event.path("currency").asText();
        if (currency.equals("USD") && context.retryCount() == 0) {
            throw new FunctionException("RateServiceBusy", "The rate service has too much to do, ask again");
        }
        String rate = EURO_FOR_ONE.get(currency);
        if (rate == null) {
            throw new FunctionException("UnknownCurrency", "No rate for " + currency);
        }
        return JsonNodeFactory.instance.objectNode().put("currency", currency)
                .put("rate", new java.math.BigDecimal(rate)).put("source", "rate service");
    }
}
