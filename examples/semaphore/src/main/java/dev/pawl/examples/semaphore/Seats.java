package dev.pawl.examples.semaphore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Hands out seats for a while. Whoever has one gets it again when asking again; seats whose time is over are
 * free.
 * It keeps them in memory, so it forgets them with the process; {@code dynamodb.asl.json} shows a table
 * instead.
 */
public final class Seats implements FunctionHandler {
    private final InstantSource clock;
    private final Map<String, Instant> untilByHolder = new HashMap<>();
    private long tickets;
    private int most;

    /** For {@link java.util.ServiceLoader}. */
    public Seats() {
        this(InstantSource.system());
    }

    Seats(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "seats";
    }

    @Override
    public synchronized JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
        String holder = event.path("semaphore").asText() + "/" + event.path("holder").asText();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (event.path("verb").asText().equals("give")) {
            return answer.put("given", untilByHolder.remove(holder) != null);
        }
        Instant now = clock.instant();
        untilByHolder.values().removeIf(until -> !until.isAfter(now));
        if (!untilByHolder.containsKey(holder) && untilByHolder.size() >= event.path("seats").asInt()) {
            throw new FunctionException("NoSeat", "All " + untilByHolder.size() + " seats are taken");
        }
        untilByHolder.put(holder, now.plusSeconds(event.path("leaseSeconds").asLong()));
        most = Math.max(most, untilByHolder.size());
        return answer.put("ticket", ++tickets);
    }

    /** How many seats were taken at once, at most. */
    synchronized int most() {
        return most;
    }

    /** How many seats are taken. */
    synchronized int taken() {
        return untilByHolder.size();
    }
}
