package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Location;
import java.util.ArrayList;
import java.util.List;

/** All ways out of a state: Next, Default, and Next of rules and catchers. */
final class Transitions {
    /** A way to a state. */
    record Way(String target, Location location) {}

    private Transitions() {}

    static List<Way> of(StateNode state) {
        List<Way> ways = new ArrayList<>();
        add(state.node(), "Next", state.location(), ways);
        addEach(state, "Choices", ways);
        add(state.node(), "Default", state.location(), ways);
        addEach(state, "Catch", ways);
        return ways;
    }

    private static void addEach(StateNode state, String field, List<Way> ways) {
        JsonNode elements = state.node().path(field);
        for (int i = 0; i < elements.size(); i++) {
            add(elements.path(i), "Next", state.location().child(field).index(i), ways);
        }
    }

    private static void add(JsonNode node, String field, Location at, List<Way> ways) {
        if (node.path(field).isTextual()) {
            ways.add(new Way(node.path(field).textValue(), at.child(field)));
        }
    }
}
