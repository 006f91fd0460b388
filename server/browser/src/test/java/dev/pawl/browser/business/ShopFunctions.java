package dev.pawl.browser.business;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;

/** What the business's tasks call; what goes wrong is in their input. */
public final class ShopFunctions {
    private ShopFunctions() {}

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** There are as many as the order says. */
    public static final class CheckStock implements FunctionHandler {
        @Override
        public String name() {
            return "check-stock";
        }

        @Override
        public JsonNode handle(JsonNode event, FunctionContext context) {
            return object().put("available", event.path("order").path("inStock").asInt(100)).put("warehouse",
                    "Rotterdam");
        }
    }

    /** Fails at cards that are declined, and at first where the bank is said to be busy. */
    public static final class ChargeCard implements FunctionHandler {
        @Override
        public String name() {
            return "charge-card";
        }

        @Override
        public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
            if (context.retryCount() < event.path("busyTimes").asInt()) {
                throw new FunctionException("PaymentGateway.Busy", "The bank asks to be called again in a moment");
            }
            if (event.path("card").asText().equals("declined")) {
                throw new FunctionException("CardDeclined", "Limit exceeded");
            }
            return object().put("payment", "pay-" + event.path("id").asText()).put("charged",
                    event.path("total").asInt());
        }
    }

    /** Finds everything. */
    public static final class PickItem implements FunctionHandler {
        @Override
        public String name() {
            return "pick-item";
        }

        @Override
        public JsonNode handle(JsonNode event, FunctionContext context) {
            return object().put("sku", event.path("sku").asText()).put("shelf", "B" + event.path("quantity").asInt());
        }
    }

    /** Loses what is said to be lost. */
    public static final class ShipParcel implements FunctionHandler {
        @Override
        public String name() {
            return "ship-parcel";
        }

        @Override
        public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
            if (event.path("order").path("address").asText().isEmpty()) {
                throw new FunctionException("AddressMissing", "Expected an address of order "
                        + event.path("order").path("id").asText() + ", but there is none");
            }
            return object().put("tracking", "NL" + event.path("order").path("id").asText());
        }
    }

    /** Cannot read every eleventh claim. */
    public static final class AssessClaim implements FunctionHandler {
        @Override
        public String name() {
            return "assess-claim";
        }

        @Override
        public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
            int number = event.path("claim").asInt();
            if (number % 11 == 0) {
                throw new FunctionException("ClaimUnreadable", "Claim " + number + " is a picture of a cat");
            }
            return object().put("claim", number).put("pay", number * 10);
        }
    }
}
