package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.json.Json;

/** From the model to a definition. What is left to a default in the model is left out of the text. */
public final class DefinitionWriter {
    private DefinitionWriter() {}

    /** The definition as JSON. */
    public static JsonNode toJson(StateMachine machine) {
        ObjectNode json = Json.mapper().createObjectNode();
        machine.comment().ifPresent(c -> json.put("Comment", c));
        machine.version().ifPresent(v -> json.put("Version", v));
        if (machine.queryLanguage() == QueryLanguage.JSONATA) {
            json.put("QueryLanguage", machine.queryLanguage().text());
        }
        machine.timeoutSeconds().ifPresent(t -> json.put("TimeoutSeconds", t));
        FlowWriter.write(machine.flow(), json);
        return json;
    }

    /** A single state as JSON, without its name. */
    public static JsonNode toJson(State state) {
        return StateWriter.write(state);
    }

    /** The definition as compact text. */
    public static String toText(StateMachine machine) {
        return Json.write(toJson(machine));
    }
}
