package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** In a few words what an edit of a definition changed. */
final class StateChanges {
    private static final String STATES = "States";
    private static final int MOST = 5;

    private StateChanges() {}

    /** Such as {@code added Notify; changed Pay, Ship; StartAt}. */
    static String between(String before, String after) {
        try {
            return between(Json.read(before), Json.read(after));
        } catch (JsonTextException e) {
            return "another text";
        }
    }

    private static String between(JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = new LinkedHashMap<>();
        Map<String, JsonNode> now = new LinkedHashMap<>();
        collect(before, old);
        collect(after, now);
        List<String> words = new ArrayList<>();
        tell(words, "added ", now, name -> !old.containsKey(name));
        tell(words, "changed ", now, name -> old.containsKey(name) && !Objects.equals(now.get(name), old.get(name)));
        tell(words, "removed ", old, name -> !now.containsKey(name));
        Map<String, JsonNode> around = members(before);
        around.putAll(members(after));
        tell(words, "", around, name -> !before.path(name).equals(after.path(name)));
        return words.isEmpty() ? "spacing or order alone" : String.join("; ", words);
    }

    private static void tell(List<String> words, String what, Map<String, JsonNode> among, Predicate<String> chosen) {
        List<String> names = among.keySet().stream().filter(chosen).toList();
        if (!names.isEmpty()) {
            words.add(what + String.join(", ", names.subList(0, Math.min(MOST, names.size())))
                    + (names.size() > MOST ? " and " + (names.size() - MOST) + " more" : ""));
        }
    }

    private static Map<String, JsonNode> members(JsonNode machine) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        machine.properties().stream().filter(member -> !member.getKey().equals(STATES))
                .forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    /** States at any depth; a name stands once in a definition. */
    private static void collect(JsonNode node, Map<String, JsonNode> into) {
        if (node.path(STATES).isObject()) {
            node.path(STATES).properties().forEach(state -> into.put(state.getKey(), alone(state.getValue())));
        }
        node.forEach(child -> collect(child, into));
    }

    /** Without the states inside, which count by themselves. */
    private static JsonNode alone(JsonNode state) {
        JsonNode copy = state.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object && object.path(STATES).isObject()) {
            object.remove(STATES);
        }
        node.forEach(StateChanges::strip);
    }
}
