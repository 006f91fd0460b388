package dev.pawl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.parse.Location;
import dev.pawl.json.Json;
import dev.pawl.lint.text.Change;
import java.util.List;

/** The same changes made in a tree: what the ones in the text are held against. */
final class TreeChanges {
    private TreeChanges() {}

    static JsonNode make(JsonNode tree, List<Change> changes) {
        JsonNode copy = tree.deepCopy();
        for (Change change : changes) {
            switch (change) {
                case Change.Put c -> ((ObjectNode) at(copy, c.object())).set(c.name(), c.value());
                case Change.Append c -> ((ArrayNode) at(copy, c.array())).add(c.element());
                case Change.Rename c -> {
                    ObjectNode object = (ObjectNode) at(copy, c.member().parent().orElseThrow());
                    object.set(c.name(), object.remove(c.member().step().substring(1)));
                }
                case Change.Replace c -> set(at(copy, c.place().parent().orElseThrow()), c.place().step(), c.value());
                case Change.Remove c -> remove(at(copy, c.place().parent().orElseThrow()), c.place().step());
            }
        }
        return Json.read(Json.write(copy));
    }

    private static JsonNode at(JsonNode tree, Location place) {
        if (place.parent().isEmpty()) {
            return tree;
        }
        JsonNode around = at(tree, place.parent().get());
        return place.step().startsWith("/")
                ? around.path(place.step().substring(1))
                : around.path(number(place.step()));
    }

    private static int number(String step) {
        return Integer.parseInt(step.substring(1, step.length() - 1));
    }

    private static void set(JsonNode around, String step, JsonNode value) {
        if (around instanceof ArrayNode array) {
            array.set(number(step), value);
        } else {
            ((ObjectNode) around).set(step.substring(1), value);
        }
    }

    private static void remove(JsonNode around, String step) {
        if (around instanceof ArrayNode array) {
            array.remove(number(step));
        } else {
            ((ObjectNode) around).remove(step.substring(1));
        }
    }
}
