package dev.pawl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Condition;
import dev.pawl.asl.Condition.Comparison;
import dev.pawl.asl.Condition.Operand.Literal;

/** Whether one condition can only hold where another one does. It errs on the side of no. */
final class Implication {
    private static final int DEEPEST = 10;

    private Implication() {}

    static boolean holds(Condition narrow, Condition wide) {
        return holds(narrow, wide, DEEPEST);
    }

    private static boolean holds(Condition first, Condition second, int depth) {
        Condition narrow = Conditions.plain(first);
        Condition wide = Conditions.plain(second);
        if (depth == 0) {
            return false;
        }
        if (Conditions.same(narrow, wide)) {
            return true;
        }
        return inParts(narrow, wide, depth - 1)
                || (narrow instanceof Comparison n && wide instanceof Comparison w && isInside(n, w));
    }

    private static boolean inParts(Condition narrow, Condition wide, int depth) {
        if (narrow instanceof Condition.Or or) {
            return or.any().stream().allMatch(n -> holds(n, wide, depth));
        }
        if (wide instanceof Condition.And and) {
            return and.all().stream().allMatch(w -> holds(narrow, w, depth));
        }
        if (narrow instanceof Condition.And and && and.all().stream().anyMatch(n -> holds(n, wide, depth))) {
            return true;
        }
        return wide instanceof Condition.Or or && or.any().stream().anyMatch(w -> holds(narrow, w, depth));
    }

    /** Whether all numbers that the one takes are numbers that the other takes. */
    private static boolean isInside(Comparison narrow, Comparison wide) {
        if (!narrow.variable().text().equals(wide.variable().text()) || !(narrow.operand() instanceof Literal n)
                || !(wide.operand() instanceof Literal w) || !n.value().isNumber() || !w.value().isNumber()) {
            return false;
        }
        int order = compare(n.value(), w.value());
        return switch (wide.comparator()) {
            case NUMERIC_GREATER_THAN -> switch (narrow.comparator()) {
                case NUMERIC_GREATER_THAN -> order >= 0;
                case NUMERIC_GREATER_THAN_EQUALS, NUMERIC_EQUALS -> order > 0;
                default -> false;
            };
            case NUMERIC_GREATER_THAN_EQUALS -> switch (narrow.comparator()) {
                case NUMERIC_GREATER_THAN, NUMERIC_GREATER_THAN_EQUALS, NUMERIC_EQUALS -> order >= 0;
                default -> false;
            };
            case NUMERIC_LESS_THAN -> switch (narrow.comparator()) {
                case NUMERIC_LESS_THAN -> order <= 0;
                case NUMERIC_LESS_THAN_EQUALS, NUMERIC_EQUALS -> order < 0;
                default -> false;
            };
            case NUMERIC_LESS_THAN_EQUALS -> switch (narrow.comparator()) {
                case NUMERIC_LESS_THAN, NUMERIC_LESS_THAN_EQUALS, NUMERIC_EQUALS -> order <= 0;
                default -> false;
            };
            default -> false;
        };
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.decimalValue().compareTo(other.decimalValue());
    }
}
