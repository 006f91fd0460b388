package dev.pawl.lint.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An assignment of a variable.
 *
 * @param member
 *            place of the member of Assign
 * @param alone
 *            whether Assign has no other member
 */
public record Assigned(String variable, Location member, boolean alone) {
    /** All assignments of a state: its own, and those of its rules and catchers. */
    public static List<Assigned> in(StatePlace state) {
        List<Assigned> found = new ArrayList<>();
        add(state.node(), state.at(), found);
        for (String arms : List.of("Choices", "Catch")) {
            JsonNode elements = state.node().path(arms);
            for (int i = 0; i < elements.size(); i++) {
                add(elements.path(i), state.field(arms).index(i), found);
            }
        }
        return found;
    }

    private static void add(JsonNode owner, Location at, List<Assigned> into) {
        JsonNode assign = owner.path("Assign");
        for (var member : assign.properties()) {
            into.add(new Assigned(name(member.getKey()), at.child("Assign").child(member.getKey()),
                    assign.size() == 1));
        }
    }

    /** The variables that have a value once a state was left by that way. */
    static Set<String> by(StatePlace state, Way way) {
        JsonNode owner = switch (way.kind()) {
            case NEXT, DEFAULT -> state.node();
            case RULE -> state.node().path("Choices").path(way.index());
            case CATCH -> state.node().path("Catch").path(way.index());
        };
        Set<String> names = new TreeSet<>();
        owner.path("Assign").fieldNames().forEachRemaining(key -> names.add(name(key)));
        return names;
    }

    private static String name(String key) {
        return key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
    }
}
