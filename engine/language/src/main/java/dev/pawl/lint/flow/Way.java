package dev.pawl.lint.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * A way from a state to another one of its flow.
 *
 * @param kind
 *            when it is taken
 * @param index
 *            of the rule or the catcher; 0 for the others
 * @param at
 *            of what names the target
 */
public record Way(String target, Kind kind, int index, Location at) {
    /** When a way is taken. */
    public enum Kind {
        /** When the state has done its work. */
        NEXT,
        /** When a rule of a Choice holds. */
        RULE,
        /** When none holds. */
        DEFAULT,
        /** When the state has failed. */
        CATCH
    }

    static List<Way> from(StatePlace state) {
        List<Way> ways = new ArrayList<>();
        JsonNode node = state.node();
        if (node.path("Next").isTextual()) {
            ways.add(new Way(node.path("Next").textValue(), Kind.NEXT, 0, state.field("Next")));
        }
        each(node.path("Choices"), state.field("Choices"), Kind.RULE, ways);
        if (node.path("Default").isTextual()) {
            ways.add(new Way(node.path("Default").textValue(), Kind.DEFAULT, 0, state.field("Default")));
        }
        each(node.path("Catch"), state.field("Catch"), Kind.CATCH, ways);
        return List.copyOf(ways);
    }

    private static void each(JsonNode elements, Location at, Kind kind, List<Way> ways) {
        for (int i = 0; i < elements.size(); i++) {
            ways.add(new Way(elements.path(i).path("Next").asText(""), kind, i, at.index(i).child("Next")));
        }
    }
}
