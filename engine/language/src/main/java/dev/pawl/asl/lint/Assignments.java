package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.lint.Outline.FlowNode;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a state assigns: in its own Assign, and in those of its rules and catchers. */
final class Assignments {
    /** An assignment of a variable. */
    record Assignment(String variable, Location location) {}

    private Assignments() {}

    static List<Assignment> of(StateNode state) {
        List<Assignment> found = new ArrayList<>();
        add(state.node(), state.location(), found);
        for (String field : List.of("Catch", "Choices")) {
            JsonNode elements = state.node().path(field);
            for (int i = 0; i < elements.size(); i++) {
                add(elements.path(i), state.location().child(field).index(i), found);
            }
        }
        return found;
    }

    private static void add(JsonNode owner, Location at, List<Assignment> into) {
        owner.path("Assign").fieldNames().forEachRemaining(key -> {
            String variable = key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
            into.add(new Assignment(variable, at.child("Assign").child(key)));
        });
    }

    /** All variables that flows inside a state assign, as far as they share its variables. */
    static Set<String> inside(StateNode state) {
        Set<String> names = new HashSet<>();
        for (FlowNode flow : state.inner()) {
            if (!flow.isolated()) {
                for (StateNode inner : flow.states()) {
                    of(inner).forEach(a -> names.add(a.variable()));
                    names.addAll(inside(inner));
                }
            }
        }
        return names;
    }
}
