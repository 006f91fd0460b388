package dev.pawl.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionHandler;

/** Gives back what it is given, so that a task costs what the engine makes it cost. */
public final class EchoFunction implements FunctionHandler {
    @Override
    public String name() {
        return Workload.FUNCTION;
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) {
        return event;
    }
}
