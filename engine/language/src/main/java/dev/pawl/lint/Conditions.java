package dev.pawl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.ChoiceRule;
import dev.pawl.asl.Comparator;
import dev.pawl.asl.Condition;
import dev.pawl.asl.Condition.Comparison;
import dev.pawl.asl.Condition.Operand.Literal;
import java.util.List;
import java.util.Optional;

/** What can be said of conditions without evaluating them. */
final class Conditions {
    private Conditions() {}

    /** Whether one of these rules holds in any case. */
    static boolean isExhaustive(List<ChoiceRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            Condition one = rules.get(i).condition();
            if (constant(one).orElse(false)) {
                return true;
            }
            for (int j = i + 1; j < Math.min(rules.size(), i + 50); j++) {
                if (areOpposite(one, rules.get(j).condition())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a condition gives whatever the data, if that can be told. */
    static Optional<Boolean> constant(Condition condition) {
        return switch (condition) {
            case Condition.Constant c -> Optional.of(c.value());
            case Condition.Noted c -> constant(c.condition());
            case Condition.Jsonata c -> switch (c.expression().source()) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
            case Condition.Not c -> constant(c.other()).map(v -> !v);
            case Condition.And c -> c.all().stream().anyMatch(o -> !constant(o).orElse(true))
                    || contradicts(c.all()) ? Optional.of(false) : Optional.empty();
            case Condition.Or c -> c.any().stream().anyMatch(o -> constant(o).orElse(false))
                    ? Optional.of(true)
                    : Optional.empty();
            case Comparison c -> Optional.empty();
        };
    }

    private static boolean contradicts(List<Condition> all) {
        for (int i = 0; i < Math.min(all.size(), 50); i++) {
            for (int j = i + 1; j < Math.min(all.size(), 50); j++) {
                if (areOpposite(all.get(i), all.get(j)) || excludeEachOther(all.get(i), all.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether exactly one of the two holds. */
    static boolean areOpposite(Condition first, Condition second) {
        Condition one = plain(first);
        Condition other = plain(second);
        if ((one instanceof Condition.Not not && same(not.other(), other))
                || (other instanceof Condition.Not that && same(that.other(), one))) {
            return true;
        }
        if (one instanceof Condition.Jsonata a && other instanceof Condition.Jsonata b) {
            return isNot(a, b) || isNot(b, a);
        }
        return one instanceof Comparison a && other instanceof Comparison b && oppositeFlags(a, b);
    }

    private static boolean isNot(Condition.Jsonata one, Condition.Jsonata other) {
        return one.expression().source().equals("$not(" + other.expression().source() + ")");
    }

    /**
     * Such as IsPresent true and false, or BooleanEquals true and false: no third case comes to anybody's mind.
     */
    private static boolean oppositeFlags(Comparison a, Comparison b) {
        return a.comparator() == b.comparator() && a.comparator().operands() == Comparator.Operands.BOOLEAN
                && a.variable().text().equals(b.variable().text()) && a.operand() instanceof Literal x
                && b.operand() instanceof Literal y && !x.value().equals(y.value());
    }

    /** Whether both cannot hold at once: one value equal to two. */
    private static boolean excludeEachOther(Condition one, Condition other) {
        return plain(one) instanceof Comparison a && plain(other) instanceof Comparison b
                && (isEquality(a.comparator()) && isEquality(b.comparator()))
                && a.variable().text().equals(b.variable().text()) && a.operand() instanceof Literal x
                && b.operand() instanceof Literal y && differ(x.value(), y.value());
    }

    private static boolean differ(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) != 0
                : one.getNodeType() == other.getNodeType() && !one.equals(other);
    }

    private static boolean isEquality(Comparator comparator) {
        return comparator == Comparator.STRING_EQUALS || comparator == Comparator.NUMERIC_EQUALS
                || comparator == Comparator.BOOLEAN_EQUALS;
    }

    /** A condition without what its author says of it. */
    static Condition plain(Condition condition) {
        return condition instanceof Condition.Noted noted ? plain(noted.condition()) : condition;
    }

    /** Whether both are written alike. */
    static boolean same(Condition one, Condition other) {
        return key(one).equals(key(other));
    }

    /** A text that conditions have in common if they say the same. */
    static String key(Condition condition) {
        return switch (condition) {
            case Condition.And c -> "and" + c.all().stream().map(Conditions::key).sorted().toList();
            case Condition.Or c -> "or" + c.any().stream().map(Conditions::key).sorted().toList();
            case Condition.Not c -> "not(" + key(c.other()) + ")";
            case Condition.Noted c -> key(c.condition());
            case Comparison c -> c.variable().text() + " " + c.comparator() + " " + switch (c.operand()) {
                case Literal o -> o.value();
                case Condition.Operand.Path o -> "path " + o.path().text();
            };
            case Condition.Jsonata c -> "jsonata " + c.expression().source();
            case Condition.Constant c -> "constant " + c.value();
        };
    }
}
