package dev.pawl.dsl.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Comparator.Operands;
import dev.pawl.asl.Condition;
import dev.pawl.dsl.jsonpath.Conditions;
import dev.pawl.dsl.source.Code.Chain;
import java.util.ArrayList;
import java.util.List;

/** What the rules of a JSONPath choice ask. */
final class ConditionCode {
    private final Vocabulary words;
    private final JsonPathValues values;

    ConditionCode(Vocabulary words, JsonPathValues values) {
        this.words = words;
        this.values = values;
    }

    Chain of(Condition condition) {
        return switch (condition) {
            case Condition.And c -> joined("and", c.all());
            case Condition.Or c -> joined("or", c.any());
            case Condition.Not c -> Code.chain(method("not"), of(c.other()));
            case Condition.Noted c -> of(c.condition()).beside(StateCode.comment(c.comment()));
            case Condition.Comparison c -> comparison(c);
            case Condition.Jsonata c -> throw wrong(c);
            case Condition.Constant c -> throw wrong(c);
        };
    }

    private Chain joined(String method, List<Condition> conditions) {
        return Code.chain(PlainCode.list(method(method), conditions.stream().<Code>map(this::of).toList()));
    }

    private Chain comparison(Condition.Comparison comparison) {
        String name = comparison.comparator().text();
        List<Code> arguments = new ArrayList<>(List.of(values.typedPath(comparison.variable().text())));
        switch (comparison.operand()) {
            case Condition.Operand.Path p -> arguments.add(values.typedPath(p.path().text()));
            case Condition.Operand.Literal l -> {
                // isPresent(path) asks whether it is so
                boolean said = comparison.comparator().operands() == Operands.BOOLEAN
                        && !comparison.comparator().hasPathVariant() && l.value().booleanValue();
                if (!said) {
                    arguments.add(literal(l.value()));
                }
            }
        }
        return Code.chain(method(Character.toLowerCase(name.charAt(0)) + name.substring(1)),
                arguments.toArray(Code[]::new));
    }

    private Code literal(JsonNode value) {
        return value.isTextual()
                ? JavaText.of(value.textValue())
                : value.isBoolean() ? Code.word(value.asText()) : JavaNumbers.of(value, words);
    }

    private String method(String name) {
        return words.member(Conditions.class, name);
    }

    private static IllegalArgumentException wrong(Condition condition) {
        return new IllegalArgumentException("Expected a condition of JSONPath, but got " + condition);
    }
}
