package dev.pawl.server.sam.template;

import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import dev.pawl.server.sam.tree.Tree.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a template with their values: given, or the defaults. */
public final class Parameters {
    private final Map<String, Tree> values = new LinkedHashMap<>();
    private final Findings findings;

    private Parameters(Findings findings) {
        this.findings = findings;
    }

    /** Works out all values, and reports those that are missing or not allowed. */
    public static Parameters of(Fields declared, Map<String, String> given, Findings findings) {
        Parameters parameters = new Parameters(findings);
        declared.fields().forEach((name, tree) -> parameters.values.put(name,
                tree instanceof Fields fields
                        ? parameters.value(name, fields, Optional.ofNullable(given.get(name)))
                        : parameters.unknown(tree.place(), "Expected a mapping with a Type, but got "
                                + tree.described())));
        given.keySet().stream().filter(name -> declared.get(name).isEmpty())
                .forEach(name -> findings.problem(declared.place(), "Expected a parameter of this template"
                        + (declared.fields().isEmpty()
                                ? ", which has none"
                                : ", such as "
                                        + declared.fields().keySet().iterator().next())
                        + ", but got " + name));
        return parameters;
    }

    /** The value of the parameter of that name. */
    public Optional<Tree> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private Tree value(String name, Fields declared, Optional<String> given) {
        Optional<String> type = scalar(declared, "Type");
        if (type.isEmpty()) {
            return unknown(declared.place(), "Expected a parameter with a Type, but " + name + " has none");
        }
        Optional<String> text = given.or(() -> scalar(declared, "Default"));
        if (text.isEmpty()) {
            return unknown(declared.place(), "Expected a value for the parameter " + name
                    + ", which has no default, but there is none: --parameter " + name + "=VALUE gives one");
        }
        if (type.get().startsWith("AWS::SSM::Parameter::Value") && given.isEmpty()) {
            findings.notice(declared.place(), "The parameter " + name + " would be looked up in Parameter Store; its"
                    + " value here is " + text.get() + " unless --parameter " + name + "=VALUE gives another");
        }
        return checked(name, declared, typed(type.get(), text.get(), declared.place()));
    }

    private static Tree typed(String type, String text, Place place) {
        boolean list = type.equals("CommaDelimitedList") || type.contains("List<");
        return list
                ? new Items(place, Stream.of(text.split(",")).<Tree>map(part -> Leaf.text(place, part.strip()))
                        .toList())
                : Leaf.text(place, text);
    }

    private Tree checked(String name, Fields declared, Tree value) {
        List<String> all = value instanceof Items list
                ? list.items().stream().map(item -> ((Leaf) item).text()).toList()
                : List.of(((Leaf) value).text());
        boolean secret = scalar(declared, "NoEcho").filter("true"::equals).isPresent();
        for (String text : all) {
            Optional<String> expected = ParameterRules.broken(declared, text);
            if (expected.isPresent()) {
                String why = scalar(declared, "ConstraintDescription").map(d -> " (" + d + ")").orElse("");
                return unknown(declared.place(), "Expected " + expected.get() + why + " for the parameter " + name
                        + ", but got " + (secret ? "something else" : text));
            }
        }
        return value;
    }

    private Unknown unknown(Place place, String message) {
        findings.problem(place, message);
        return new Unknown(place);
    }

    static Optional<String> scalar(Fields declared, String name) {
        return declared.get(name).filter(Leaf.class::isInstance).map(leaf -> ((Leaf) leaf).text());
    }
}
