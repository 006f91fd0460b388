package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import dev.pawl.server.sam.tree.Tree.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts values where intrinsic functions stand. */
public final class Resolver {
    private final Fields mappings;
    private final Conditions conditions;
    private final References references;
    private final Findings findings;

    /**
     * For one template.
     *
     * @param mappings
     *            the section Mappings
     * @param conditions
     *            the section Conditions
     */
    public Resolver(Fields mappings, Fields conditions, References references, Findings findings) {
        this.mappings = mappings;
        this.conditions = new Conditions(conditions);
        this.references = references;
        this.findings = findings;
    }

    /** The value; none if it is AWS::NoValue. What cannot be made out is reported and unknown. */
    public Optional<Tree> resolve(Tree tree) {
        return switch (tree) {
            case Leaf leaf -> Optional.of(leaf);
            case Unknown unknown -> Optional.of(unknown);
            case Items list -> Optional.of(new Items(list.place(),
                    list.items().stream().flatMap(item -> resolve(item).stream()).toList()));
            case Fields mapping -> mapping(mapping);
        };
    }

    /** Whether the condition of that name holds; one that cannot be made out is reported and does. */
    public boolean holds(String condition, Place place) {
        try {
            return conditions.holds(condition, place, this);
        } catch (UnknownValueException e) {
            return true;
        }
    }

    private Optional<Tree> mapping(Fields mapping) {
        Optional<String> call = mapping.fields().keySet().stream().filter(Intrinsics::isCall).findFirst();
        if (call.isPresent() && mapping.fields().size() == 1) {
            return call(call.get(), mapping);
        }
        if (call.filter(name -> name.startsWith("Fn::")).isPresent()) {
            findings.problem(mapping.place(), "Expected " + call.get() + " alone in its mapping, but there are "
                    + mapping.fields().keySet());
            return Optional.of(new Unknown(mapping.place()));
        }
        Map<String, Tree> resolved = new LinkedHashMap<>();
        mapping.fields().forEach((name, value) -> resolve(value).ifPresent(v -> resolved.put(name, v)));
        return Optional.of(new Fields(mapping.place(), resolved));
    }

    private Optional<Tree> call(String name, Fields mapping) {
        Tree argument = mapping.fields().values().iterator().next();
        try {
            Optional<Intrinsic> function = Intrinsics.named(name);
            if (function.isEmpty()) {
                throw unknown(mapping.place(),
                        "Expected a function of CloudFormation that Pawl knows, but got " + name);
            }
            return function.get().value(argument, mapping.place(), this);
        } catch (UnknownValueException e) {
            return Optional.of(new Unknown(mapping.place()));
        }
    }

    Fields mappings() {
        return mappings;
    }

    Conditions conditions() {
        return conditions;
    }

    References references() {
        return references;
    }

    /** Reports, and gives what to throw. */
    UnknownValueException unknown(Place place, String message) {
        findings.problem(place, message);
        return new UnknownValueException();
    }

    /** The value of an argument that must be there. */
    Tree value(Tree argument) {
        Tree value = resolve(argument).orElseThrow(
                () -> unknown(argument.place(), "Expected a value, but got AWS::NoValue"));
        if (value instanceof Unknown) {
            throw new UnknownValueException();
        }
        return value;
    }

    /** The value of an argument as text. */
    String text(Tree argument) {
        return switch (value(argument)) {
            case Leaf leaf when leaf.kind() != Leaf.Kind.NULL -> leaf.text();
            case Tree other -> throw unknown(argument.place(), "Expected a text, but got " + other.described());
        };
    }

    /** The value of an argument as a list whose elements are not unknown. */
    List<Tree> list(Tree argument) {
        if (!(value(argument) instanceof Items list)) {
            throw unknown(argument.place(), "Expected a list, but got " + value(argument).described());
        }
        List<Tree> items = new ArrayList<>();
        for (Tree item : list.items()) {
            items.add(value(item));
        }
        return items;
    }

    /** The argument as a list of so many elements, not resolved yet. */
    List<Tree> arguments(Tree argument, int least, int most, String what) {
        if (argument instanceof Items list && list.items().size() >= least && list.items().size() <= most) {
            return list.items();
        }
        throw unknown(argument.place(), "Expected " + what + ", but got "
                + (argument instanceof Items list ? "a list of " + list.items().size() : argument.described()));
    }
}
