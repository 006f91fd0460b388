package dev.pawl.examples.scatter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import java.util.Map;

/**
 * Stands for five carriers, each with a price per kilogram. Karavan is busy when it is asked first; Slowpoke
 * Lines would
 * be the cheapest, if anybody waited; Halted Hauliers do not drive.
 */
public final class Carriers implements FunctionHandler {
    private static final Map<String, Double> EURO_PER_KILOGRAM = Map.of("Baltic Freight", 0.52, "Nordlast", 0.61,
            "Karavan", 0.47, "Slowpoke Lines", 0.2);

    /** For {@link java.util.ServiceLoader}. */
    public Carriers() {}

    @Override
    public String name() {
        return "carrier-quote";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) throws Exception {
        String carrier = event.path("carrier").asText();
        if (carrier.equals("Karavan") && context.retryCount() == 0) {
            throw new FunctionException("Busy", "Karavan has too much to do, ask again");
        }
        if (carrier.equals("Slowpoke Lines")) {
            Thread.sleep(4_000);
        }
        Double price = EURO_PER_KILOGRAM.get(carrier);
        if (price == null) {
            throw new FunctionException("NotDriving", carrier + " do not drive at present");
        }
        return JsonNodeFactory.instance.objectNode().put("carrier", carrier).put("euro",
                Math.round(price * event.path("shipment").path("kilograms").asDouble() * 100) / 100.0);
    }
}
