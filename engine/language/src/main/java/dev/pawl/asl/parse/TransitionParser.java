package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Transition;
import java.util.Optional;

/** Reads Next or End. */
final class TransitionParser {
    private TransitionParser() {}

    static Transition parse(Fields fields) {
        Optional<JsonNode> end = fields.value("End");
        if (end.isPresent() && !end.get().isBoolean()) {
            fields.problems().schema("Expected value of type [BOOLEAN]", fields.at("End"));
            return new Transition.End();
        }
        boolean ends = end.map(JsonNode::booleanValue).orElse(false);
        if (ends == fields.has("Next")) {
            String first = ends ? "There should only be one" : "This object should have only one";
            fields.problems().schema(first + " of the following fields: [Next, End]", fields.location());
        }
        return ends ? new Transition.End() : new Transition.Next(fields.textOrEmpty("Next"));
    }
}
