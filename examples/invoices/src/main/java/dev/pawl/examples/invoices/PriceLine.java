package dev.pawl.examples.invoices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import java.math.BigDecimal;

/** Adds net, VAT and gross to a line of an invoice, in its own currency and in euros. */
public final class PriceLine implements FunctionHandler {
    /** For {@link java.util.ServiceLoader}. */
    public PriceLine() {}

    @Override
    public String name() {
        return "price-line";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
        BigDecimal quantity = Money.read(event.path("quantity"));
        if (quantity.signum() <= 0) {
            throw new FunctionException("BadLine", "Expected a quantity above 0, but line \""
                    + event.path("description").asText() + "\" has " + quantity);
        }
        BigDecimal net = Money.rounded(quantity.multiply(Money.read(event.path("unitPrice"))));
        BigDecimal vat = Money.percentOf(net, Money.read(event.path("vatRate")));
        BigDecimal gross = net.add(vat);
        ObjectNode priced = event.deepCopy();
        return priced.put("net", net).put("vat", vat).put("gross", gross).put("grossEuro",
                Money.rounded(gross.multiply(Money.read(event.path("rate")))));
    }
}
