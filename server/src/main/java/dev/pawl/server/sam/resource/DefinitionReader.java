package dev.pawl.server.sam.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.json.Json;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.TreeJson;
import dev.pawl.server.sam.tree.TreePlaces;
import dev.pawl.server.sam.tree.TreeReader;
import java.io.UncheckedIOException;
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
                location -> TreePlaces.of(tree, location), tree.place());
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
                            location -> TreePlaces.of(tree, location), Place.of(name)));
        });
    }

    private static String pretty(JsonNode definition) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
