package dev.pawl.server.sam.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.json.Json;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.TreeJson;
import dev.pawl.server.sam.tree.TreeReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Definitions of machines: in the template, or in files of JSON or YAML, with substitutions. */
final class DefinitionReader {
    private final Workspace workspace;

    DefinitionReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The definition; nothing if there is none that can be read, which has been reported. */
    Optional<DefinitionSource> read(Properties properties) {
        Substitutions substitutions = new Substitutions(properties.section("DefinitionSubstitutions").texts());
        Optional<DefinitionSource> source = source(properties, substitutions);
        substitutions.unused().forEach(name -> workspace.findings().notice(
                properties.section("DefinitionSubstitutions").place(name),
                "The definition has no placeholder ${" + name + "}"));
        source.ifPresent(s -> substitutions.missing(s.text()).forEach(name -> workspace.findings().notice(s.place(),
                "The placeholder ${" + name + "} of the definition has no substitution and stays as it is")));
        return source;
    }

    private Optional<DefinitionSource> source(Properties properties, Substitutions substitutions) {
        Optional<Tree> inline = properties.get("Definition");
        if (inline.isPresent()) {
            return inline.filter(Fields.class::isInstance).map(tree -> ofTree(tree, substitutions)).or(() -> {
                properties.section("Definition");
                return Optional.empty();
            });
        }
        if (properties.has("DefinitionString")) {
            Place place = properties.place("DefinitionString");
            return properties.text("DefinitionString").flatMap(t -> {
                String text = substitutions.inJson(t);
                return Optional.of(new DefinitionSource(text, location -> place.below(location.substring(1)), place));
            });
        }
        Optional<Tree> uri = properties.get("DefinitionUri");
        if (uri.isEmpty() || uri.get() instanceof Fields || properties.has("DefinitionS3Location")) {
            workspace.findings().problem(properties.place("DefinitionUri"), uri.isEmpty()
                    ? "Expected a Definition or a DefinitionUri, but there is none"
                    : "Expected a file beside the template, but the definition lies in S3");
            return Optional.empty();
        }
        return properties.text("DefinitionUri").flatMap(name -> ofFile(name, properties, substitutions));
    }

    private DefinitionSource ofTree(Tree tree, Substitutions substitutions) {
        return new DefinitionSource(substitutions.inJson(pretty(TreeJson.of(tree))),
                location -> placeIn(tree, location), tree.place());
    }

    private Optional<DefinitionSource> ofFile(String name, Properties properties, Substitutions substitutions) {
        return workspace.files().text(name, properties.place("DefinitionUri")).flatMap(text -> {
            boolean yaml = !text.stripLeading().startsWith("{");
            if (!yaml) {
                String json = substitutions.inJson(text);
                SourceMap lines = SourceMap.of(json);
                return Optional.of(new DefinitionSource(json, location -> {
                    SourceMap.Position at = lines.position(location);
                    return new Place(name, at.line(), at.column(), "");
                }, Place.of(name)));
            }
            return TreeReader.read(substitutions.inText(text), name, workspace.findings())
                    .map(tree -> new DefinitionSource(pretty(TreeJson.of(tree)),
                            location -> placeIn(tree, location), Place.of(name)));
        });
    }

    private static String pretty(JsonNode definition) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The place of the innermost value on the way to a location such as {@code /States/Pay/Choices[0]}. */
    private static Place placeIn(Tree tree, String location) {
        Tree at = tree;
        String rest = location.equals("/") ? "" : location;
        while (!rest.isEmpty()) {
            String now = rest;
            Optional<Map.Entry<String, Tree>> step = switch (at) {
                case Fields mapping -> mapping.fields().entrySet().stream()
                        .filter(e -> begins(now, "/" + e.getKey()))
                        .map(e -> Map.entry("/" + e.getKey(), e.getValue()))
                        .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)));
                case Items list -> element(list, now);
                case Tree.Leaf leaf -> Optional.empty();
                case Tree.Unknown unknown -> Optional.empty();
            };
            if (step.isEmpty()) {
                break;
            }
            at = step.get().getValue();
            rest = rest.substring(step.get().getKey().length());
        }
        return at.place();
    }

    private static boolean begins(String rest, String step) {
        return rest.startsWith(step) && (rest.length() == step.length() || rest.charAt(step.length()) == '/'
                || rest.charAt(step.length()) == '[');
    }

    private static Optional<Map.Entry<String, Tree>> element(Items list, String rest) {
        int end = rest.indexOf(']');
        if (!rest.matches("(?s)\\[\\d{1,6}].*") || Integer.parseInt(rest.substring(1, end)) >= list.items().size()) {
            return Optional.empty();
        }
        return Optional.of(Map.entry(rest.substring(0, end + 1), list.items().get(
                Integer.parseInt(rest.substring(1, end)))));
    }
}
