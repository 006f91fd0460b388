package dev.pawl.expr.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A payload template, taken apart. */
public sealed interface Part {
    /** Stands for itself. */
    record Constant(JsonNode value) implements Part {}

    /** Filled in; {@code key} is as written, with {@code .$}. */
    record Hole(String key, PathValue value) implements Part {}

    /** An object with a hole somewhere inside. */
    record Members(List<Member> members) implements Part {}

    /** A member of such an object, under the key that it will have. */
    record Member(String name, Part part) {}

    /** An array with a hole somewhere inside. */
    record Elements(List<Part> elements) implements Part {}

    /** Takes a template apart; what has no hole inside stays in one piece. */
    static Part of(JsonNode source) {
        if (source.isObject()) {
            return ofObject(source);
        }
        if (!source.isArray()) {
            return new Constant(source);
        }
        List<Part> elements = new ArrayList<>(source.size());
        source.forEach(e -> elements.add(of(e)));
        return elements.stream().allMatch(Constant.class::isInstance) ? new Constant(source) : new Elements(elements);
    }

    private static Part ofObject(JsonNode source) {
        List<Member> members = new ArrayList<>(source.size());
        boolean constant = true;
        for (Map.Entry<String, JsonNode> e : source.properties()) {
            String key = e.getKey();
            Part part = key.endsWith(".$") ? hole(key, e.getValue()) : of(e.getValue());
            members.add(new Member(part instanceof Hole ? key.substring(0, key.length() - 2) : key, part));
            constant &= part instanceof Constant;
        }
        return constant ? new Constant(source) : new Members(members);
    }

    private static Hole hole(String key, JsonNode value) {
        try {
            if (value.isTextual()) {
                return new Hole(key, PathValue.parse(value.textValue()));
            }
        } catch (ExpressionSyntaxException e) {
            throw new ExpressionSyntaxException("The value for the field '" + key
                    + "' must be a valid JSONPath or a valid intrinsic function call");
        }
        throw new ExpressionSyntaxException("The value for the field '" + key
                + "' must be a STRING that contains a JSONPath or an intrinsic function call");
    }

    /** The value. */
    default JsonNode evaluate(Scope scope) {
        return switch (this) {
            case Constant c -> c.value();
            case Hole h -> h.value().evaluateInTemplate(scope, h.key());
            case Members m -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (Member member : m.members()) {
                    object.set(member.name(), member.part().evaluate(scope));
                }
                yield object;
            }
            case Elements l -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode(l.elements().size());
                for (Part element : l.elements()) {
                    array.add(element.evaluate(scope));
                }
                yield array;
            }
        };
    }

    /** Collects the names of all variables that are read. */
    default void collectVariables(Set<String> names) {
        switch (this) {
            case Constant c -> {
            }
            case Hole h -> names.addAll(h.value().variables());
            case Members m -> m.members().forEach(member -> member.part().collectVariables(names));
            case Elements l -> l.elements().forEach(element -> element.collectVariables(names));
        }
    }
}
