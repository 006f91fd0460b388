package dev.pawl.server.sam.template;

import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a tree to the sections of a template. */
public final class TemplateParser {
    private static final String SERVERLESS = "AWS::Serverless-2016-10-31";
    private static final Set<String> TRANSFORMS = Set.of(SERVERLESS, "AWS::LanguageExtensions",
            "AWS::CodeDeployBlueGreen", "AWS::SecretsManager-2020-07-23", "AWS::SecretsManager-2024-09-16");
    private static final Set<String> SECTIONS = Set.of("AWSTemplateFormatVersion", "Description", "Metadata",
            "Parameters", "Rules", "Mappings", "Conditions", "Transform", "Globals", "Resources", "Outputs", "Hooks");
    private static final Set<String> MEMBERS = Set.of("Type", "Properties", "Metadata", "Condition", "DependsOn",
            "DeletionPolicy", "UpdateReplacePolicy", "UpdatePolicy", "CreationPolicy", "Connectors", "IgnoreGlobals");

    private final Findings findings;

    private TemplateParser(Findings findings) {
        this.findings = findings;
    }

    /** The template, or nothing if the tree is none; then it has been reported. */
    public static Optional<Template> parse(Tree tree, Findings findings) {
        if (tree instanceof Fields root) {
            return Optional.of(new TemplateParser(findings).template(root));
        }
        findings.problem(tree.place(), "Expected a template with a section Resources, but got " + tree.described());
        return Optional.empty();
    }

    private Template template(Fields root) {
        root.fields().forEach((name, value) -> {
            if (!SECTIONS.contains(name)) {
                findings.problem(value.place(), "Expected a section of a template, such as Resources, but got " + name);
            }
        });
        Fields globals = section(root, "Globals");
        Map<String, Resource> resources = new LinkedHashMap<>();
        resources(root).fields().forEach((id, value) -> resource(id, value)
                .ifPresent(r -> resources.put(id, Globals.merge(globals, r))));
        Globals.check(globals, findings);
        checkTransform(root, resources);
        return new Template(root.place(), section(root, "Parameters"), section(root, "Mappings"),
                section(root, "Conditions"), globals, resources);
    }

    private Fields resources(Fields root) {
        Fields resources = section(root, "Resources");
        if (resources.fields().isEmpty()) {
            findings.problem(resources.place(), "Expected a section Resources with at least one resource, but there is "
                    + (root.get("Resources").isPresent() ? "none in it" : "none"));
        }
        return resources;
    }

    private Fields section(Fields root, String name) {
        return fields(root.get(name), root.place().below(name));
    }

    private Fields fields(Optional<Tree> tree, Place place) {
        return switch (tree.orElse(Fields.empty(place))) {
            case Fields fields -> fields;
            case Leaf leaf when leaf.kind() == Leaf.Kind.NULL -> Fields.empty(leaf.place());
            case Tree.Unknown unknown -> Fields.empty(unknown.place());
            case Tree other -> {
                findings.problem(other.place(), "Expected a mapping, but got " + other.described());
                yield Fields.empty(other.place());
            }
        };
    }

    private Optional<Resource> resource(String id, Tree value) {
        if (!id.matches("[A-Za-z0-9]{1,255}")) {
            findings.problem(value.place(), "Expected a logical id of letters and digits, but got " + id);
            return Optional.empty();
        }
        Fields declared = fields(Optional.of(value), value.place());
        declared.fields().forEach((name, member) -> {
            if (!MEMBERS.contains(name)) {
                findings.problem(member.place(),
                        "Expected a member of a resource, such as Properties, but got " + name);
            }
        });
        Optional<String> type = text(declared, "Type");
        if (type.isEmpty()) {
            if (declared.get("Type").isEmpty()) {
                findings.problem(value.place(), "Expected a resource with a Type, but " + id + " has none");
            }
            return Optional.empty();
        }
        return Optional.of(new Resource(id, type.get(),
                fields(declared.get("Properties"), value.place().below("Properties")),
                fields(declared.get("Metadata"), value.place().below("Metadata")), text(declared, "Condition"),
                texts(declared.get("DependsOn")), value.place()));
    }

    private Optional<String> text(Fields declared, String name) {
        return declared.get(name).flatMap(tree -> texts(Optional.of(tree)).stream().findFirst());
    }

    private List<String> texts(Optional<Tree> tree) {
        List<String> texts = new ArrayList<>();
        switch (tree.orElse(new Items(Place.of(""), List.of()))) {
            case Leaf leaf when leaf.kind() == Leaf.Kind.TEXT -> texts.add(leaf.text());
            case Items list -> list.items().forEach(item -> texts.addAll(texts(Optional.of(item))));
            case Tree other -> findings.problem(other.place(), "Expected a text, but got " + other.described());
        }
        return texts;
    }

    private void checkTransform(Fields root, Map<String, Resource> resources) {
        List<String> transforms = texts(root.get("Transform"));
        for (String transform : transforms) {
            if (!TRANSFORMS.contains(transform)) {
                findings.problem(root.get("Transform").orElse(root).place(),
                        "Expected no macros other than " + SERVERLESS + ", but got " + transform);
            }
        }
        Optional<Resource> serverless = resources.values().stream()
                .filter(r -> r.type().startsWith("AWS::Serverless::")).findFirst();
        if (serverless.isPresent() && !transforms.contains(SERVERLESS)) {
            findings.problem(serverless.get().place(), "Expected Transform: " + SERVERLESS
                    + " in a template with resources of " + serverless.get().type() + ", but there is none");
        }
    }
}
