package dev.pawl.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.StateType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state that is being written: its fields in their order. The names of fields are those of definitions;
 * what leads
 * to other states is kept apart until the whole flow is known.
 *
 * @param parts
 *            fields by their names
 * @param onward
 *            where it leads after its work
 * @param origin
 *            where the state was written
 */
public record Draft(String name, StateType type, QueryLanguage language, Map<String, Part> parts, Onward onward,
        Optional<Origin> origin) {
    /** Keeps its own copy. */
    public Draft {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** What a field holds. */
    public sealed interface Part {
        /** JSON as it will stand. */
        record Value(JsonNode json) implements Part {}

        /** Objects that each get a Next: Choices and Catch. */
        record Exits(List<Exit> all) implements Part {
            /** Keeps its own copy. */
            public Exits {
                all = List.copyOf(all);
            }
        }

        /** A name: Default. */
        record Otherwise(Arm<?> arm) implements Part {}

        /** Flows side by side: Branches. */
        record Flows(List<Steps<?>> all) implements Part {
            /** Keeps its own copy. */
            public Flows {
                all = List.copyOf(all);
            }
        }

        /** A flow with members of its own beside StartAt and States: ItemProcessor. */
        record Processor(ObjectNode members, Steps<?> steps) implements Part {}
    }

    /** An object that leads somewhere; its Next is not in it yet. */
    public record Exit(ObjectNode members, Arm<?> arm) {}

    /** A new state. */
    public static Draft of(String name, StateType type, QueryLanguage language) {
        Onward onward = switch (type) {
            case CHOICE, SUCCEED, FAIL -> new Onward.Nowhere();
            case TASK, PASS, WAIT, PARALLEL, MAP -> new Onward.Following();
        };
        return new Draft(name, type, language, Map.of(), onward, Origin.ofCaller());
    }

    /** With that field; one that was there is replaced. */
    public Draft with(String field, JsonNode json) {
        return with(field, new Part.Value(json));
    }

    /** With that field; one that was there is replaced. */
    public Draft with(String field, String text) {
        return with(field, TextNode.valueOf(text));
    }

    /** With that field; one that was there is replaced. */
    public Draft with(String field, Part part) {
        Map<String, Part> more = new LinkedHashMap<>(parts);
        more.put(field, part);
        return new Draft(name, type, language, more, onward, origin);
    }

    /** With one more exit in that field. */
    public Draft withExit(String field, Exit exit) {
        List<Exit> all = new ArrayList<>(parts.get(field) instanceof Part.Exits e ? e.all() : List.of());
        all.add(exit);
        return with(field, new Part.Exits(all));
    }

    /** With one more element in that array. */
    public Draft withElement(String field, JsonNode element) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        if (parts.get(field) instanceof Part.Value(JsonNode before)) {
            before.forEach(array::add);
        }
        return with(field, array.add(element));
    }

    /** With one more member in that object. */
    public Draft withMember(String field, String member, JsonNode json) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        if (parts.get(field) instanceof Part.Value(ObjectNode before)) {
            object.setAll(before);
        }
        object.set(member, json);
        return with(field, object);
    }

    /** With one more flow in that field. */
    public Draft withFlow(String field, Steps<?> steps) {
        List<Steps<?>> all = new ArrayList<>(parts.get(field) instanceof Part.Flows f ? f.all() : List.of());
        all.add(steps);
        return with(field, new Part.Flows(all));
    }

    /** Leading there. */
    public Draft leading(Onward there) {
        return new Draft(name, type, language, parts, there, origin);
    }

    /** With its query language written out, although it may be the machine's. */
    public Draft sayingItsLanguage() {
        return with("QueryLanguage", language.text());
    }
}
