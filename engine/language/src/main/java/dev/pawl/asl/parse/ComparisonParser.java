package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pawl.asl.Comparator;
import dev.pawl.asl.Comparator.Operands;
import dev.pawl.asl.Condition;
import java.util.Optional;

/** Reads a comparison of a variable with a literal or with what a path leads to. */
final class ComparisonParser {
    private ComparisonParser() {}

    /**
     * Reads it.
     *
     * @param name
     *            the comparator's field, which is there
     */
    static Condition parse(Fields fields, String name) {
        Optional<Comparator> literal = Comparator.named(name);
        Comparator comparator = literal
                .or(() -> Comparator.named(name.substring(0, name.length() - "Path".length()))).orElseThrow();
        Condition.Operand operand = literal.isPresent()
                ? new Condition.Operand.Literal(literal(fields, name, comparator.operands()))
                : new Condition.Operand.Path(PathFields.choicePath(fields, name));
        return new Condition.Comparison(PathFields.choicePath(fields, "Variable"), comparator, operand);
    }

    private static JsonNode literal(Fields fields, String name, Operands operands) {
        JsonNode value = fields.value(name).orElse(MissingNode.getInstance());
        boolean right = switch (operands) {
            case STRING, TIMESTAMP -> value.isTextual();
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
        };
        if (!right) {
            fields.problems().schema("Expected value of type [" + typeName(operands) + "]", fields.at(name));
        } else if (operands == Operands.TIMESTAMP) {
            Timestamps.check(value.textValue(), fields.at(name), fields.problems());
        }
        return value;
    }

    private static String typeName(Operands operands) {
        return switch (operands) {
            case STRING, TIMESTAMP -> "STRING";
            case NUMBER -> "NUMBER";
            case BOOLEAN -> "BOOLEAN";
        };
    }
}
