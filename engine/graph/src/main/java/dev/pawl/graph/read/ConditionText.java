package dev.pawl.graph.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Comparator;
import dev.pawl.asl.Condition;
import java.util.List;

/** Words a rule of a Choice the way one would say it. */
final class ConditionText {
    /** Longer texts help nobody, and hostile ones could be long many times over. */
    private static final int MOST = 2_000;

    private final StringBuilder text = new StringBuilder();

    private ConditionText() {}

    static String of(Condition condition) {
        ConditionText words = new ConditionText();
        words.add(condition, false);
        return Cut.to(words.text.toString(), MOST);
    }

    private void add(Condition condition, boolean inner) {
        if (text.length() > MOST) {
            return;
        }
        switch (condition) {
            case Condition.And c -> all(c.all(), " and ", inner);
            case Condition.Or c -> all(c.any(), " or ", inner);
            case Condition.Not c -> {
                text.append("not ");
                add(c.other(), true);
            }
            case Condition.Comparison c -> comparison(c);
            case Condition.Jsonata c -> text.append(c.expression().source().strip().replaceAll("\\s+", " "));
            case Condition.Noted c -> add(c.condition(), inner);
            case Condition.Constant c -> text.append(c.value() ? "always" : "never");
        }
    }

    private void all(List<Condition> conditions, String word, boolean inner) {
        boolean brackets = inner && conditions.size() > 1;
        text.append(brackets ? "(" : "");
        for (int i = 0; i < conditions.size(); i++) {
            text.append(i > 0 ? word : "");
            add(conditions.get(i), true);
        }
        text.append(brackets ? ")" : "");
    }

    private void comparison(Condition.Comparison comparison) {
        text.append(comparison.variable().text()).append(' ');
        switch (comparison.operand()) {
            case Condition.Operand.Path o ->
                text.append(sign(comparison.comparator())).append(' ').append(o.path().text());
            case Condition.Operand.Literal o -> literal(comparison.comparator(), o.value());
        }
    }

    private void literal(Comparator comparator, JsonNode value) {
        boolean yes = value.asBoolean();
        switch (comparator) {
            case IS_NULL -> text.append(yes ? "is null" : "is not null");
            case IS_PRESENT -> text.append(yes ? "is present" : "is absent");
            case IS_NUMERIC -> text.append(yes ? "is a number" : "is not a number");
            case IS_STRING -> text.append(yes ? "is a string" : "is not a string");
            case IS_BOOLEAN -> text.append(yes ? "is a boolean" : "is not a boolean");
            case IS_TIMESTAMP -> text.append(yes ? "is a timestamp" : "is not a timestamp");
            default -> text.append(sign(comparator)).append(' ').append(value);
        }
    }

    private static String sign(Comparator comparator) {
        String name = comparator.text();
        if (name.endsWith("LessThanEquals")) {
            return "≤";
        }
        if (name.endsWith("GreaterThanEquals")) {
            return "≥";
        }
        if (name.endsWith("LessThan")) {
            return "<";
        }
        if (name.endsWith("GreaterThan")) {
            return ">";
        }
        return name.endsWith("Matches") ? "matches" : "=";
    }
}
