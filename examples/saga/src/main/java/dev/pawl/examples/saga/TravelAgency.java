package dev.pawl.examples.saga;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands for three booking services. Both verbs may be called twice: booking under a known key gives the same
 * reference, and cancelling what is not booked is fine. The hotel's service is busy when it is asked first,
 * and there
 * are no convertibles.
 */
public final class TravelAgency implements FunctionHandler {
    private final Map<String, String> booked = new ConcurrentHashMap<>();

    /** For {@link java.util.ServiceLoader}. */
    public TravelAgency() {}

    @Override
    public String name() {
        return "travel-agency";
    }

    /** The keys of all bookings that stand. */
    public Set<String> booked() {
        return new TreeSet<>(booked.keySet());
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
        String key = event.path("key").asText();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (event.path("verb").asText().equals("cancel")) {
            return answer.put("cancelled", booked.remove(key) != null);
        }
        String what = event.path("what").asText();
        if (what.equals("hotel") && context.retryCount() == 0) {
            throw new FunctionException("Busy", "The reservation desk has too much to do, ask again");
        }
        if (event.path("name").asText().equals("convertible")) {
            throw new FunctionException("NotAvailable", "All convertibles are taken");
        }
        return answer.put("reference", booked.computeIfAbsent(key, k -> reference(what, k)));
    }

    private static String reference(String what, String key) {
        return what.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + Integer.toHexString(key.hashCode());
    }
}
