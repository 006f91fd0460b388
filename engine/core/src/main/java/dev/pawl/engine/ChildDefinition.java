package dev.pawl.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.json.Json;
import java.util.Optional;

/** The part of a definition's text that the children of a distributed Map run. */
final class ChildDefinition {
    private static final String LANGUAGE = "QueryLanguage";

    private ChildDefinition() {}

    /**
     * The ItemProcessor of the Map with that label, as it was written, in the machine's query language; empty if
     * there is
     * none.
     */
    static Optional<String> of(String definition, String label) {
        JsonNode machine = Json.read(definition);
        return inStates(machine, label).map(part -> Json.write(inLanguage(part, machine.path(LANGUAGE))));
    }

    private static JsonNode inLanguage(ObjectNode part, JsonNode language) {
        return language.isMissingNode() ? part : part.set(LANGUAGE, language);
    }

    private static Optional<ObjectNode> inStates(JsonNode flow, String label) {
        return flow.path("States").properties().stream()
                .flatMap(state -> inState(state.getKey(), state.getValue(), label).stream()).findFirst();
    }

    private static Optional<ObjectNode> inState(String name, JsonNode state, String label) {
        for (JsonNode branch : state.path("Branches")) {
            Optional<ObjectNode> found = inStates(branch, label);
            if (found.isPresent()) {
                return found;
            }
        }
        JsonNode processor = state.has("ItemProcessor") ? state.get("ItemProcessor") : state.path("Iterator");
        boolean distributed = processor.at("/ProcessorConfig/Mode").asText().equals("DISTRIBUTED");
        if (distributed && label.equals(state.path("Label").asText(MapRun.label(name)))) {
            ObjectNode own = processor.deepCopy();
            own.remove("ProcessorConfig");
            return Optional.of(own);
        }
        return inStates(processor, label);
    }
}
