package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Flow;
import dev.pawl.asl.State;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads StartAt and States of a machine, a branch or an item processor. */
final class FlowParser {
    private FlowParser() {}

    /**
     * Reads them.
     *
     * @param comment
     *            that of a branch or item processor; a machine keeps its own
     */
    static Flow parse(Fields fields, Optional<String> comment, Context context) {
        fields.require("StartAt", "States");
        Map<String, State> states = new LinkedHashMap<>();
        fields.object("States").ifPresent(all -> {
            for (Map.Entry<String, JsonNode> e : all.node().properties()) {
                states.put(e.getKey(), StateParser.parse(e.getKey(),
                        Fields.of(e.getValue(), all.at(e.getKey()), context.problems()), context));
            }
        });
        return new Flow(fields.textOrEmpty("StartAt"), Collections.unmodifiableMap(states), comment);
    }
}
