package dev.pawl.server.sam.resource;

import dev.pawl.spelling.Spelling;
import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import dev.pawl.server.sam.tree.Tree.Leaf.Kind;
import dev.pawl.server.sam.tree.Tree.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolved properties, read by type. What is of another type is reported and counts as missing. */
final class Properties {
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> NO = Set.of("false", "no", "off");

    private final Fields fields;
    private final Findings findings;

    Properties(Fields fields, Findings findings) {
        this.fields = fields;
        this.findings = findings;
    }

    Place place() {
        return fields.place();
    }

    Place place(String name) {
        return get(name).map(Tree::place).orElseGet(() -> fields.place().below(name));
    }

    /** A member that is not null. */
    Optional<Tree> get(String name) {
        return fields.get(name).filter(tree -> !(tree instanceof Leaf leaf && leaf.kind() == Kind.NULL));
    }

    boolean has(String name) {
        return get(name).isPresent();
    }

    /** Reports members that nobody knows. */
    void allow(Set<String> names, String what) {
        fields.fields().forEach((name, value) -> {
            if (!names.contains(name)) {
                Optional<String> near = Spelling.nearest(name, names);
                findings.problem(value.place(), "Expected a property of " + what + ", but got " + name
                        + near.map(n -> " (" + n + "?)").orElse(""));
            }
        });
    }

    Optional<String> text(String name) {
        return get(name).flatMap(tree -> scalar(tree, "a text"));
    }

    /** Reports if it is missing. */
    Optional<String> requiredText(String name) {
        require(name);
        return text(name);
    }

    /** Reports if it is missing; whether it is there. */
    boolean require(String name) {
        if (!has(name)) {
            findings.problem(place(), "Expected the property " + name + ", but it is missing");
        }
        return has(name);
    }

    int whole(String name, int least, int most, int otherwise) {
        return text(name).map(text -> {
            if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            findings.problem(place(name), "Expected a whole number from " + least + " to " + most + ", but got "
                    + text);
            return otherwise;
        }).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return text(name).map(text -> {
            if (!YES.contains(text) && !NO.contains(text)) {
                findings.problem(place(name), "Expected true or false, but got " + text);
            }
            return YES.contains(text);
        }).orElse(otherwise);
    }

    String choice(String name, List<String> choices) {
        return text(name).map(text -> {
            if (choices.contains(text)) {
                return text;
            }
            findings.problem(place(name), "Expected one of " + choices + ", but got " + text);
            return choices.get(0);
        }).orElse(choices.get(0));
    }

    /** A mapping; an empty one if it is missing. */
    Properties section(String name) {
        return switch (get(name).orElse(Fields.empty(place(name)))) {
            case Fields inner -> new Properties(inner, findings);
            case Unknown unknown -> new Properties(Fields.empty(unknown.place()), findings);
            case Tree other -> {
                findings.problem(other.place(), "Expected a mapping, but got " + other.described());
                yield new Properties(Fields.empty(other.place()), findings);
            }
        };
    }

    /** A list; an empty one if it is missing. */
    List<Tree> list(String name) {
        return switch (get(name).orElse(new Items(place(name), List.of()))) {
            case Items list -> list.items();
            case Unknown unknown -> List.of();
            case Tree other -> {
                findings.problem(other.place(), "Expected a list, but got " + other.described());
                yield List.of();
            }
        };
    }

    /** The members of a mapping as texts. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.fields().forEach((name, tree) -> scalar(tree, "a text").ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    Map<String, Tree> members() {
        return fields.fields();
    }

    Optional<String> scalar(Tree tree, String expected) {
        return switch (tree) {
            case Leaf leaf when leaf.kind() != Kind.NULL -> Optional.of(leaf.text());
            case Unknown unknown -> Optional.empty();
            case Tree other -> {
                findings.problem(other.place(), "Expected " + expected + ", but got " + other.described());
                yield Optional.empty();
            }
        };
    }
}
