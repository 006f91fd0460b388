package dev.pawl.lint.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text of a definition.
 *
 * @param name
 *            of the member that holds it, or of the one that holds the array around it
 */
public record Written(String name, String text, Location at) {
    private static final Set<String> OTHER_STATES = Set.of("Branches", "ItemProcessor", "Iterator");
    private static final Set<String> NO_DATA = Set.of("Comment", "Type", "Next", "Default", "Resource", "QueryLanguage",
            "ErrorEquals", "JitterStrategy", "StartAt");

    /** All texts in a value. */
    public static List<Written> in(JsonNode node, Location at) {
        List<Written> found = new ArrayList<>();
        collect("", node, at, Set.of(), found);
        return found;
    }

    /** The texts with which a state works: those of the states inside it are not among them. */
    public static List<Written> data(StatePlace state) {
        List<Written> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : state.node().properties()) {
            if (!OTHER_STATES.contains(field.getKey()) && !NO_DATA.contains(field.getKey())) {
                collect(field.getKey(), field.getValue(), state.field(field.getKey()),
                        field.getValue().isArray() && isArms(field.getKey()) ? NO_DATA : Set.of(), found);
            }
        }
        return found;
    }

    private static boolean isArms(String field) {
        return field.equals("Choices") || field.equals("Catch") || field.equals("Retry");
    }

    private static void collect(String name, JsonNode node, Location at, Set<String> without, List<Written> into) {
        if (node.isTextual()) {
            into.add(new Written(name, node.textValue(), at));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(name, node.path(i), at.index(i), without, into);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!without.contains(member.getKey())) {
                collect(member.getKey(), member.getValue(), at.child(member.getKey()), Set.of(), into);
            }
        }
    }
}
