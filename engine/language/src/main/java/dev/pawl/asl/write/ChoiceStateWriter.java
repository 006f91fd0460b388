package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.ChoiceRule;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.Condition;

/** Writes a Choice. */
final class ChoiceStateWriter {
    private ChoiceStateWriter() {}

    static void write(ChoiceState state, ObjectNode into) {
        ArrayNode rules = into.putArray("Choices");
        state.rules().forEach(r -> rule(r, rules.addObject()));
        state.defaultNext().ifPresent(d -> into.put("Default", d));
        DataFlowWriter.write(state.data(), into);
    }

    private static void rule(ChoiceRule rule, ObjectNode json) {
        rule.comment().ifPresent(c -> json.put("Comment", c));
        condition(rule.condition(), json);
        DataFlowWriter.write(rule.data(), json);
        json.put("Next", rule.next());
    }

    private static void condition(Condition condition, ObjectNode json) {
        switch (condition) {
            case Condition.And c -> {
                ArrayNode all = json.putArray("And");
                c.all().forEach(i -> condition(i, all.addObject()));
            }
            case Condition.Or c -> {
                ArrayNode any = json.putArray("Or");
                c.any().forEach(i -> condition(i, any.addObject()));
            }
            case Condition.Not c -> condition(c.other(), json.putObject("Not"));
            case Condition.Noted c -> condition(c.condition(), json.put("Comment", c.comment()));
            case Condition.Comparison c -> comparison(c, json);
            case Condition.Jsonata c -> json.put("Condition", ValueWriter.expression(c.expression()));
            case Condition.Constant c -> json.put("Condition", c.value());
        }
    }

    private static void comparison(Condition.Comparison comparison, ObjectNode json) {
        String name = comparison.comparator().text();
        json.put("Variable", comparison.variable().text());
        switch (comparison.operand()) {
            case Condition.Operand.Literal o -> json.set(name, o.value());
            case Condition.Operand.Path o -> json.put(name + "Path", o.path().text());
        }
    }
}
