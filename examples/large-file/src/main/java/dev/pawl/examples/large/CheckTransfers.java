package dev.pawl.examples.large;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks a batch of transfers: adds up what is right by currency, and lists what is wrong. A batch of which
 * most is wrong
 * is not a matter of single transfers, so it fails.
 */
public final class CheckTransfers implements FunctionHandler {
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /** For {@link java.util.ServiceLoader}. */
    public CheckTransfers() {}

    @Override
    public String name() {
        return "check-transfers";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
        JsonNode transfers = event.path("Items");
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode rejected = JsonNodeFactory.instance.arrayNode();
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode transfer : transfers) {
            Optional<String> wrong = wrong(transfer);
            if (wrong.isPresent()) {
                rejected.addObject().put("id", transfer.path("id").asText()).put("why", wrong.get());
            } else {
                sums.merge(transfer.path("currency").asText(), new BigDecimal(transfer.path("amount").asText()),
                        BigDecimal::add);
            }
        }
        if (rejected.size() * 2 > transfers.size()) {
            throw new FunctionException("Unreadable", rejected.size() + " of " + transfers.size() + " lines from "
                    + transfers.path(0).path("id").asText() + " on are wrong");
        }
        result.put("day", event.path("BatchInput").path("day").asText())
                .put("from", transfers.path(0).path("id").asText())
                .put("accepted", transfers.size() - rejected.size());
        ObjectNode amounts = result.putObject("amounts");
        sums.forEach(amounts::put);
        result.set("rejected", rejected);
        return result;
    }

    private static Optional<String> wrong(JsonNode transfer) {
        String iban = transfer.path("iban").asText();
        if (!iban.matches("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}")) {
            return Optional.of("Expected an IBAN, but got " + iban);
        }
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).equals(BigInteger.ONE)
                ? Optional.empty()
                : Optional.of("Expected check digits that fit, but got " + iban);
    }
}
