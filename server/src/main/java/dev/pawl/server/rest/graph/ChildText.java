package dev.pawl.server.rest.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.json.Json;

/**
 * A child of a map run has the Map's ItemProcessor as its definition, which is no whole machine: it says how
 * it is run,
 * and does not repeat the query language of the machine around it.
 */
final class ChildText {
    private ChildText() {}

    /** A definition that can be read; others stay as they are. */
    static String whole(String definition) {
        JsonNode tree = Json.read(definition);
        if (!(tree instanceof ObjectNode part) || !part.has("ProcessorConfig")) {
            return definition;
        }
        part.remove("ProcessorConfig");
        String text = Json.write(part);
        return DefinitionParser.parse(text) instanceof ParseResult.Refused<?>
                ? Json.write(part.put("QueryLanguage", "JSONata"))
                : text;
    }
}
