package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.Scope;
import dev.pawl.expr.jsonata.JsonataTemplate.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A template of JSONata, taken apart. */
public sealed interface Piece {
    /** Stands for itself. */
    record Constant(JsonNode value) implements Piece {}

    /** Evaluated. */
    record Expression(JsonataExpression expression) implements Piece {}

    /** An object with an expression somewhere inside. */
    record Members(List<Member> members) implements Piece {}

    /** A member of such an object. */
    record Member(String name, Piece piece) {}

    /** An array with an expression somewhere inside. */
    record Elements(List<Piece> elements) implements Piece {}

    /** Takes a template apart; what has no expression inside stays in one piece. */
    static Piece of(JsonNode source) {
        if (source.isTextual() && JsonataTemplate.isExpression(source.textValue())) {
            String text = source.textValue();
            return new Expression(JsonataExpression.parse(text.substring(2, text.length() - 2)));
        }
        if (source.isObject()) {
            List<Member> members = new ArrayList<>(source.size());
            for (Map.Entry<String, JsonNode> e : source.properties()) {
                members.add(new Member(e.getKey(), of(e.getValue())));
            }
            boolean constant = members.stream().allMatch(m -> m.piece() instanceof Constant);
            return constant ? new Constant(source) : new Members(members);
        }
        if (source.isArray()) {
            List<Piece> elements = new ArrayList<>(source.size());
            source.forEach(e -> elements.add(of(e)));
            boolean constant = elements.stream().allMatch(Constant.class::isInstance);
            return constant ? new Constant(source) : new Elements(elements);
        }
        return new Constant(source);
    }

    /** The value; {@code place} is where this stands, such as {@code Output/total}. */
    default JsonNode evaluate(Scope scope, String place) {
        return switch (this) {
            case Constant c -> c.value();
            case Expression e -> e.expression().evaluate(scope, place);
            case Members m -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (Member member : m.members()) {
                    object.set(member.name(), member.piece() instanceof Constant c
                            ? c.value()
                            : member.piece().evaluate(scope, place + "/" + member.name()));
                }
                yield object;
            }
            case Elements l -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode(l.elements().size());
                for (int i = 0; i < l.elements().size(); i++) {
                    array.add(l.elements().get(i).evaluate(scope, place + "[" + i + "]"));
                }
                yield array;
            }
        };
    }

    /** Collects all expressions inside, with their places below {@code place}. */
    default void collect(String place, List<Located> found) {
        switch (this) {
            case Constant c -> {
            }
            case Expression e -> found.add(new Located(place, e.expression()));
            case Members m -> m.members().forEach(x -> x.piece().collect(place + "/" + x.name(), found));
            case Elements l -> {
                for (int i = 0; i < l.elements().size(); i++) {
                    l.elements().get(i).collect(place + "[" + i + "]", found);
                }
            }
        }
    }
}
