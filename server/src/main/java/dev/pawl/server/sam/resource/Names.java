package dev.pawl.server.sam.resource;

import dev.pawl.server.sam.intrinsic.References;
import dev.pawl.server.sam.intrinsic.Resolver;
import dev.pawl.server.sam.template.Parameters;
import dev.pawl.server.sam.template.Resource;
import dev.pawl.server.sam.template.Template;
import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import dev.pawl.server.sam.tree.Tree.Unknown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the parameters and resources of a template are called. */
final class Names implements References {
    private static final Set<String> IMPLICIT_APIS = Set.of("ServerlessRestApi", "ServerlessHttpApi");

    private final Template template;
    private final Parameters parameters;
    private final Stack stack;
    private final Findings findings;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    Names(Template template, Parameters parameters, Stack stack, Findings findings) {
        this.template = template;
        this.parameters = parameters;
        this.stack = stack;
        this.findings = findings;
    }

    @Override
    public Optional<Tree> ref(String name, Place place, Resolver resolver) {
        if (name.startsWith("AWS::")) {
            return pseudo(name, place);
        }
        if (parameters.value(name).isPresent()) {
            return parameters.value(name);
        }
        if (IMPLICIT_APIS.contains(name)) {
            return Optional.of(Leaf.text(place, name));
        }
        int dot = name.indexOf('.');
        return dot > 0
                ? generated(name.substring(0, dot), name.substring(dot + 1), place, resolver)
                : existing(name, resolver).map(r -> filled(r, Identities.of(r.type()).ref(), place, resolver));
    }

    @Override
    public Optional<Tree> attribute(String id, String attribute, Place place, Resolver resolver) {
        Optional<Resource> role = id.endsWith("Role") && !template.resources().containsKey(id)
                ? existing(id.substring(0, id.length() - "Role".length()), resolver)
                : Optional.empty();
        if (role.isPresent() && attribute.equals("Arn")) {
            return Optional.of(Leaf.text(place, "arn:aws:iam::" + stack.account() + ":role/"
                    + stack.nameOf(id, Identities.of("AWS::IAM::Role").longestName())));
        }
        return existing(id, resolver).map(resource -> {
            String value = Identities.of(resource.type()).attributes().get(attribute);
            if (value == null && ApplicationReader.runs(resource.type())) {
                findings.problem(place, "Expected an attribute of " + resource.type() + ", but got " + attribute);
                return new Unknown(place);
            }
            return value == null ? Leaf.text(place, id + "." + attribute) : filled(resource, value, place, resolver);
        });
    }

    /** A resource that its condition lets exist. */
    private Optional<Resource> existing(String id, Resolver resolver) {
        return Optional.ofNullable(template.resources().get(id))
                .filter(r -> r.condition().isEmpty() || resolver.holds(r.condition().get(), r.place()));
    }

    /** What SAM makes beside a function: {@code Function.Alias} and {@code Function.Version}. */
    private Optional<Tree> generated(String id, String part, Place place, Resolver resolver) {
        return existing(id, resolver).map(resource -> {
            Optional<String> alias = resource.properties().get("AutoPublishAlias").flatMap(resolver::resolve)
                    .filter(Leaf.class::isInstance).map(leaf -> ((Leaf) leaf).text());
            if (alias.isEmpty() || !(part.equals("Alias") || part.equals("Version"))) {
                findings.problem(place,
                        "Expected a resource with an AutoPublishAlias before .Alias or .Version, but got "
                                + id + "." + part);
                return new Unknown(place);
            }
            String arn = Identities.of(resource.type()).attributes().getOrDefault("Arn", "{name}");
            return filled(resource, arn + ":" + (part.equals("Alias") ? alias.get() : "1"), place, resolver);
        });
    }

    private Tree filled(Resource resource, String text, Place place, Resolver resolver) {
        Optional<String> name = nameOf(resource, resolver);
        return name.isEmpty()
                ? new Unknown(place)
                : Leaf.text(place, text.replace("{region}", stack.region()).replace("{account}", stack.account())
                        .replace("{queueUrl}", stack.queueUrl(name.get())).replace("{name}", name.get()));
    }

    /** A resource's own name; nothing if it cannot be made out, which has been reported. */
    Optional<String> nameOf(Resource resource, Resolver resolver) {
        String before = known.get(resource.logicalId());
        if (before != null) {
            return Optional.of(before);
        }
        if (!asked.add(resource.logicalId())) {
            return Optional.empty();
        }
        try {
            Optional<String> name = readName(resource, resolver);
            name.ifPresent(n -> known.put(resource.logicalId(), n));
            return name;
        } finally {
            asked.remove(resource.logicalId());
        }
    }

    private Optional<String> readName(Resource resource, Resolver resolver) {
        Identity identity = Identities.of(resource.type());
        Optional<Tree> given = resource.properties().get(identity.nameProperty()).flatMap(resolver::resolve);
        if (given.isEmpty()) {
            String made = stack.nameOf(resource.logicalId(), identity.longestName());
            return Optional.of(resource.type().equals("AWS::S3::Bucket") ? made.toLowerCase(Locale.ROOT) : made);
        }
        return switch (given.get()) {
            case Leaf leaf when !leaf.text().isEmpty() -> Optional.of(leaf.text());
            case Unknown unknown -> Optional.empty();
            case Tree other -> {
                findings.problem(other.place(), "Expected a name, but got " + other.described());
                yield Optional.empty();
            }
        };
    }

    private Optional<Tree> pseudo(String name, Place place) {
        return switch (name) {
            case "AWS::Region" -> Optional.of(Leaf.text(place, stack.region()));
            case "AWS::AccountId" -> Optional.of(Leaf.text(place, stack.account()));
            case "AWS::Partition" -> Optional.of(Leaf.text(place, "aws"));
            case "AWS::StackName" -> Optional.of(Leaf.text(place, stack.name()));
            case "AWS::StackId" -> Optional.of(Leaf.text(place, stack.arn("cloudformation", "stack/" + stack.name()
                    + "/00000000-0000-0000-0000-000000000000")));
            case "AWS::URLSuffix" -> Optional.of(Leaf.text(place, "amazonaws.com"));
            case "AWS::NotificationARNs" -> Optional.of(new Items(place, List.of()));
            default -> Optional.empty();
        };
    }
}
