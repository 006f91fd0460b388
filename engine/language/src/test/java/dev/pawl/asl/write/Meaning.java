package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A definition without what only says the default. These are all the liberties that the writer may take;
 * numbers
 * are the same if their values are:
 * <ul>
 * <li>QueryLanguage of a machine that says JSONPath
 * <li>ResultPath that says {@code $}
 * <li>Retry and Catch without members; End that says false
 * <li>ProcessorConfig of an INLINE map
 * <li>IntervalSeconds 1, MaxAttempts 3, BackoffRate 2 and JitterStrategy NONE of a retrier
 * </ul>
 */
public final class Meaning {
    private static final Map<String, Double> RETRIER = Map.of("IntervalSeconds", 1.0, "MaxAttempts", 3.0,
            "BackoffRate", 2.0);

    private Meaning() {}

    /** Of a machine. */
    public static JsonNode of(JsonNode machine) {
        ObjectNode copy = machine.deepCopy();
        without(copy, "QueryLanguage", "JSONPath");
        flow(copy);
        return Numbers.plain(copy);
    }

    /** Of a single state. */
    public static JsonNode ofState(JsonNode state) {
        ObjectNode copy = state.deepCopy();
        state(copy);
        return Numbers.plain(copy);
    }

    private static void flow(JsonNode flow) {
        flow.path("States").forEach(s -> state((ObjectNode) s));
    }

    private static void state(ObjectNode state) {
        without(state, "ResultPath", "$");
        if (!state.path("End").asBoolean(true)) {
            state.remove("End");
        }
        state.path("Branches").forEach(Meaning::flow);
        for (String name : List.of("ItemProcessor", "Iterator")) {
            if (state.path(name) instanceof ObjectNode processor) {
                processor(processor);
            }
        }
        for (String name : List.of("Retry", "Catch")) {
            state.path(name).forEach(handler -> handler((ObjectNode) handler));
            if (state.path(name).isArray() && state.path(name).isEmpty()) {
                state.remove(name);
            }
        }
    }

    private static void processor(ObjectNode processor) {
        if (!processor.path("ProcessorConfig").path("Mode").asText("INLINE").equals("DISTRIBUTED")) {
            processor.remove("ProcessorConfig");
        }
        flow(processor);
    }

    private static void handler(ObjectNode handler) {
        without(handler, "ResultPath", "$");
        without(handler, "JitterStrategy", "NONE");
        RETRIER.forEach((name, usual) -> {
            if (handler.path(name).isNumber() && handler.path(name).doubleValue() == usual) {
                handler.remove(name);
            }
        });
    }

    private static void without(ObjectNode object, String name, String usual) {
        if (object.path(name).asText().equals(usual)) {
            object.remove(name);
        }
    }
}
