package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Leaf;
import dev.pawl.server.sam.tree.TreeJson;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The section Conditions: each is worked out once, when it is asked for. */
final class Conditions {
    private static final String FUNCTIONS = "Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition";

    private final Fields declared;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Conditions(Fields declared) {
        this.declared = declared;
    }

    /** Whether the condition of that name holds. */
    boolean holds(String name, Place place, Resolver resolver) {
        Boolean before = known.get(name);
        if (before != null) {
            return before;
        }
        Tree condition = declared.get(name).orElseThrow(() -> resolver.unknown(place,
                "Expected a condition of this template, but there is none called " + name));
        if (!asked.add(name)) {
            throw resolver.unknown(condition.place(),
                    "Expected conditions that do not need each other in a circle, but "
                            + String.join(" needs ", asked) + " needs " + name);
        }
        try {
            boolean holds = holds(condition, resolver);
            known.put(name, holds);
            return holds;
        } finally {
            asked.remove(name);
        }
    }

    private boolean holds(Tree condition, Resolver resolver) {
        if (condition instanceof Fields call && call.fields().size() == 1) {
            Map.Entry<String, Tree> only = call.fields().entrySet().iterator().next();
            return holds(only.getKey(), only.getValue(), resolver);
        }
        if (condition instanceof Tree.Unknown) {
            throw new UnknownValueException();
        }
        throw resolver.unknown(condition.place(), "Expected " + FUNCTIONS + ", but got " + condition.described());
    }

    /** Whether this function of conditions gives true. */
    boolean holds(String function, Tree argument, Resolver resolver) {
        return switch (function) {
            case "Fn::Equals" -> {
                List<Tree> both = resolver.arguments(argument, 2, 2, "two values to compare");
                yield same(resolver.value(both.get(0)), resolver.value(both.get(1)));
            }
            case "Fn::And" -> all(argument, resolver).stream().map(c -> holds(c, resolver)).toList()
                    .stream().allMatch(h -> h);
            case "Fn::Or" -> all(argument, resolver).stream().map(c -> holds(c, resolver)).toList()
                    .stream().anyMatch(h -> h);
            case "Fn::Not" -> !holds(resolver.arguments(argument, 1, 1, "a list of one condition").get(0), resolver);
            case "Condition" -> holds(resolver.text(argument), argument.place(), resolver);
            default -> throw resolver.unknown(argument.place(), "Expected " + FUNCTIONS + ", but got " + function);
        };
    }

    private static List<Tree> all(Tree argument, Resolver resolver) {
        return resolver.arguments(argument, 2, 10, "a list of two to ten conditions");
    }

    private static boolean same(Tree one, Tree other) {
        if (one instanceof Leaf a && other instanceof Leaf b) {
            return a.text().equals(b.text());
        }
        return TreeJson.of(one).equals(TreeJson.of(other));
    }
}
